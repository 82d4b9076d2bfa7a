"""Apply a language's typography to the text of an HTML page, and to nothing else of it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kit.booklet.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
#: Elements whose text is no text.
_RAW = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one node as printed, the language in effect there, and the element that it stands in."""

    text: str
    lang: str
    tag: str


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    lang: str
    verbatim: bool


class _Walker(HTMLParser):
    """Copies HTML, setting its text; keeps a list of what it saw."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.texts: list[Text] = []
        self.alternatives: list[str] = []
        self._open = [_Open("", "", verbatim=False)]

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")
        facts = dict(attrs)
        if tag == "img":
            self.alternatives.append(facts.get("alt") or "")
        outer = self._open[-1]
        if tag not in _VOID:
            verbatim = outer.verbatim or facts.get("translate") == "no"
            self._open.append(_Open(tag, facts.get("lang") or outer.lang, verbatim))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        self.out.append(f"</{tag}>")
        if tag not in _VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if here.tag in _RAW:
            self.out.append(data)
            return
        text = data if here.verbatim else typeset(data, here.lang)
        self.out.append(escape(text, quote=False))
        if text.strip():
            self.texts.append(Text(text, here.lang, here.tag))


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page, set; its texts in reading order; the alternative texts of its pictures."""

    html: str
    texts: tuple[Text, ...]
    alternatives: tuple[str, ...]


def set_page(html: str) -> Page:
    """Typeset every text of a page by the language in effect there."""
    walker = _Walker()
    walker.feed(html)
    walker.close()
    return Page("".join(walker.out), tuple(walker.texts), tuple(walker.alternatives))
