"""Drawings (SVG): nothing in one that a web page or an EPUB carries inside may run, or ask for anything elsewhere.

In a printed booklet the print engine draws them, and asks ``kit.booklet.fetching`` for every address. In neither may
their words, or what a drawing program wrote beside them, hold a protected word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kit.booklet import proof
from kit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kit.project.model import Protected

#: Elements that run something or show another page.
_RUN = frozenset({"script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "listener"})
#: What may be linked to: a part of the drawing itself, and pictures inside it.
_OWN = re.compile(r"\s{0,9}(?:#|data:image/(?:png|jpeg|webp|gif);)")
_ADDRESS = re.compile(r"url\(\s{0,9}['\"]?(?!\s{0,9}#)|@import", re.IGNORECASE)
#: A declaration; comments, plain text and a document type without entities of its own are none.
_DECLARED = re.compile(r"<!(?!--|\[CDATA\[|DOCTYPE svg[^<>\[]{0,300}>)")
_SHOWN = 80


def refuse(path: Path, data: bytes) -> None:
    """Raises UsageError for a drawing that cannot be read, or holds what runs or asks for something elsewhere."""
    found = next(_found(_elements(path, data)), None)
    if found is not None:
        raise _unsafe(path, found[:_SHOWN])


def unspoken(path: Path, protected: Sequence[Protected]) -> None:
    """Raises UsageError for a drawing with a protected word: in its texts, in titles, layers and notes, in comments.

    Letters that are drawn as lines are not read.
    """
    data = path.read_bytes()
    elements = tuple(_elements(path, data))
    words = tuple(word for element in elements for word in (element.text or "", element.tail or ""))
    values = (value for element in elements for value in element.attrib.values())
    for text in ("".join(words), "\n".join(words), *values, data.decode("utf-8")):
        found = proof.spoken(text, protected)
        if found is not None:
            raise UsageError(
                f"The drawing {path.name} holds a spelling of the protected entry “{found.id}”.",
                hint="Open it in a drawing program and look through its texts, titles, layers and the document’s "
                f"properties; write “{found.say}”, and save it as a plain SVG. Nothing was written.",
                slug="protected-word",
            )


def _unsafe(path: Path, found: str) -> UsageError:
    return UsageError(
        f"The drawing {path.name} holds “{found}”, which a booklet must not pass on.",
        hint="Export it again as a plain SVG without scripts and links, or save it as PNG.",
        slug="unsafe-drawing",
    )


def _elements(path: Path, data: bytes) -> Iterator[ET.Element]:
    """All of a drawing; one with entities, which can grow without end, is not even read."""
    try:
        text = data.decode("utf-8")
        if declared := _DECLARED.search(text):
            raise _unsafe(path, text[declared.start() : declared.start() + _SHOWN])
        return ET.fromstring(text).iter()  # noqa: S314 - no entities: see above
    except (ET.ParseError, ValueError) as error:
        raise UsageError(
            f"The picture {path.name} cannot be read: {error}",
            hint="Open it in a drawing program and save it again as a plain SVG, or as PNG.",
            slug="broken-picture",
        ) from error


def _found(elements: Iterable[ET.Element]) -> Iterator[str]:
    """What must not be in a drawing, as it stands there."""
    for element in elements:
        name = str(element.tag).rpartition("}")[2]
        if name in _RUN or (name == "style" and _ADDRESS.search(element.text or "")):
            yield f"<{name}>"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2]
            asks = attribute in {"href", "src"} and not _OWN.match(value)
            if attribute.lower().startswith("on") or asks or _ADDRESS.search(value):
                yield f'{attribute}="{value}"'
