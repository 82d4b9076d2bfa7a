"""HTML as XHTML: the same elements, each closed, every attribute quoted, as an EPUB asks for."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kit.booklet.typography import without_joiners

if TYPE_CHECKING:
    from collections.abc import Sequence

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if "lang" in facts:
            facts["xml:lang"] = facts["lang"]
        written = "".join(f' {name}="{escape(value or "")}"' for name, value in facts.items())
        self.out.append(f"<{tag}{written}{'/' if tag in _VOID else ''}>")

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.out.append(f"</{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.out.append(escape(without_joiners(data), quote=False))


def xhtml(html: str) -> str:
    """A piece of HTML, whose elements nest, as XHTML."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.out)
