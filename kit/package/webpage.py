"""A page of a package runs nothing, and the screening page leads nowhere but into the package."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kit.package.faults import Fault
from kit.package.manifest import NAME, SUMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.package.manifest import Entry, Manifest

#: What runs something, shows a foreign page, or leads all addresses elsewhere.
_ACTIVE = frozenset({"script", "iframe", "frame", "object", "embed", "applet", "form", "base", "link"})
_ADDRESSES = frozenset({"href", "src", "poster", "action", "formaction", "srcset", "data", "ping", "xlink:href"})


class _Reader(HTMLParser):
    """Collects the addresses of a page and what in it is active."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: dict[str, None] = {}
        self.active: list[str] = []
        self.language = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag in _ACTIVE:
            self.active.append(f"<{tag}>")
        for name, value in attrs:
            text = "".join((value or "").split())
            if name.startswith("on") or name == "http-equiv" or text.lower().startswith("javascript:"):
                self.active.append(name)
            elif name in _ADDRESSES:
                self.addresses[text] = None


def prove(text: str, entry: Entry, manifest: Manifest) -> Iterator[Fault]:
    """What a page must not hold; links out of it are faults of the screening page alone."""
    page = _Reader(text)
    if page.active:
        yield Fault(entry.path, f"It holds something that runs or leads elsewhere: {page.active[0][:60]}.", "script")
    if entry.kind != "page":
        return
    known = {one.path for one in manifest.files} | {NAME, SUMS}
    for address in page.addresses:
        if not address.startswith(("#", "data:text/vtt;base64,")) and unquote(address) not in known:
            yield Fault(entry.path, f"It leads to “{address[:120]}”, which is no file of this package.", "strange-link")


def language(text: str) -> str:
    """What a page says its language is; empty if it does not say."""
    return _Reader(text).language
