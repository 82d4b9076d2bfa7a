"""A page of a package runs nothing and asks for nothing elsewhere; the screening page leads only into the package.

Pages are read as browsers read them (the algorithm of the HTML standard): what a simpler reader takes for a comment or
for the text of a style may be a script to a browser.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from kit.package.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

#: What runs something, shows a foreign page, leads all addresses elsewhere, or changes an attribute later on.
_ACTIVE = frozenset({
    "script", "iframe", "frame", "object", "embed", "applet", "form", "base", "portal", "fencedframe", "animate", "set",
})  # fmt: skip
_RUNS = ("javascript:", "vbscript:", "data:text/html", "data:application/")
_ADDRESSES = frozenset({"href", "src", "poster", "action", "formaction", "srcset", "data", "ping", "background"})
#: Where an address is only followed by whoever clicks on it.
_CLICKED = frozenset({"a", "area"})
#: What carries itself, or lies in the page.
_WITHIN = ("#", "data:")


@dataclass(frozen=True, slots=True)
class Read:
    """What a page is: ``loaded`` addresses are asked for at once, ``led`` to when somebody clicks."""

    language: str
    active: tuple[str, ...]
    loaded: tuple[str, ...]
    led: tuple[str, ...]


def read(text: str) -> Read:
    """A page as a browser reads it."""
    return _read(tree(text))


def tree(text: str) -> ET.Element:
    """The elements of a page as a browser reads it."""
    tinyhtml5: Any = importlib.import_module("tinyhtml5")  # only this needs it; without types
    root: ET.Element = tinyhtml5.parse(text, namespace_html_elements=False)
    return root


def read_xml(text: str) -> Read:
    """A page of an EPUB. Raises ValueError for what is no XML, or declares entities of its own."""
    if "<!ENTITY" in text:
        raise ValueError("it declares entities")
    try:
        return _read(ET.fromstring(text))  # noqa: S314 - without entities there is nothing to expand
    except ET.ParseError as error:
        raise ValueError(str(error)) from error


def active(where: str, page: Read) -> Iterator[Fault]:
    """What in a page runs."""
    if page.active:
        yield Fault(where, f"It holds something that runs or leads elsewhere: {page.active[0][:60]}.", "script")


def strange(where: str, addresses: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    """Addresses outside of the page that are none of the ``known`` files."""
    for address in dict.fromkeys(addresses):
        if not address.lower().startswith(_WITHIN) and unquote(address) not in known:
            yield Fault(where, f"It leads to “{address[:120]}”, which is no file of this package.", "strange-link")


def is_elsewhere(address: str) -> bool:
    """Whether an address names another computer or another way than a file beside the page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc or address.startswith(("/", "\\"))) and not address.startswith(_WITHIN)


def _read(root: ET.Element) -> Read:
    runs: list[str] = []
    loaded: list[str] = []
    led: list[str] = []
    for element in root.iter():
        tag = _local(str(element.tag))  # a comment's is no text
        if tag in _ACTIVE or tag.startswith("animate"):
            runs.append(f"<{tag}>")
        if tag == "style":
            loaded += _styled("".join(element.itertext()))
        for name, value in element.items():
            key, address = _local(name), "".join(letter for letter in value if letter > " ")
            if key.startswith("on") or key in {"http-equiv", "srcdoc"} or address.lower().startswith(_RUNS):
                runs.append(key)
            elif key == "style":
                loaded += _styled(value)
            elif key == "srcset":
                loaded += [part.split()[0] for part in value.split(",") if part.strip()]
            elif key in _ADDRESSES:
                (led if tag in _CLICKED else loaded).append(address)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return Read(language, tuple(runs), tuple(loaded), tuple(led))


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2].lower()


def _styled(style: str) -> list[str]:
    """The addresses that a style asks for; escapes do not hide them."""
    tinycss2: Any = importlib.import_module("tinycss2")  # only this needs it; without types

    found: list[str] = []
    waiting = list(tinycss2.parse_component_value_list(style, skip_comments=True))
    while waiting:
        token = waiting.pop()
        if token.type == "url":
            found.append(token.value)
        elif token.type == "at-keyword" and token.lower_value == "import":
            found.append("@import")
        elif token.type == "function":
            if token.lower_name in {"url", "src", "image-set"}:
                found += [one.value for one in token.arguments if one.type == "string"]
            waiting += token.arguments
        elif token.type in {"() block", "[] block", "{} block"}:
            waiting += token.content
    return found
