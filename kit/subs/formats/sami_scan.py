"""The structure of a SAMI file: where each SYNC and paragraph stands, and the words that belong to none.

SAMI is HTML as people typed it in the nineties: tags in either case, without quotes, without closing tags. The text is
scanned once, from tag to tag; all places are offsets in the whole text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.subs.formats import sami_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.cue import Cue

# A row that begins with ``SYNC Start=`` has lost its bracket: read as text, it would be on the screen.
_TAG = re.compile(
    r"<!--|(?:<(?P<close>/?)|(?<![^\r\n])(?=sync[ \t]{1,20}start[ \t]{0,20}=))"
    r"(?P<name>sami|head|title|style|samiparam|body|sync|p)(?=[\s/>])(?P<rest>[^<>]*)(?P<end>>?)",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]*>")
# A number alone, with "ms" after it as some programs write it, in any quotes or half of them.
_START = re.compile(
    r"""(?:^|[\s"'])start\s{0,20}=\s{0,20}(?P<open>["']?)\s{0,20}(?P<number>\d{1,10}(?:\.\d{1,20})?)(?P<unit>(?:ms)?)\s{0,20}"""
    r"""(?P<shut>["']?)(?=[\s/]|$)""",
    re.IGNORECASE | re.ASCII,
)
_CLASS = re.compile(r"""(?:^|[\s"'])class\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'/]+))""", re.IGNORECASE)
_ID = re.compile(r"""(?:^|[\s"'])id\s{0,20}=\s{0,20}["']?([^\s"'/]+)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[a-z]{1,20}\s{0,20}=\s{0,20}(?:"[^"]*"|'[^']*'|[^\s"']*["']?)""", re.IGNORECASE | re.ASCII)
#: Tags that end a paragraph's text.
_ENDS_TEXT = frozenset({"sync", "p", "body", "sami"})
#: Elements whose text is not for the screen.
_SILENT = frozenset({"title", "style", "samiparam"})
_END = re.compile(r"(?:^|\s)end\s{0,20}=", re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """``<P …>text``: ``begin`` is its tag (or its text, if it has none), ``end`` past its ``</P>`` or its text.

    ``name`` is its class as written, None without one; ``tagged`` says whether there is a ``<P>``.
    """

    begin: int
    text: int
    name: str | None
    tagged: bool
    text_end: int = -1
    end: int = -1
    blank: bool = False
    identifier: str = ""


@dataclass(slots=True)
class Sync:
    """``<SYNC Start=…>``: ``begin`` up to ``tag_end`` is its tag, ``stop`` the end of all that belongs to it.

    ``number`` is where the milliseconds stand, None with ``time`` if they cannot be read; ``loose`` if they are
    written in another way than ``Start=1000`` or ``Start="1000"``, with an ``End`` that no player knows, or if the
    tag has lost its ``<``.
    """

    begin: int
    tag_end: int
    stop: int
    time: int | None
    number: tuple[int, int] | None
    loose: bool
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """A file: its style sheet, its SYNCs in the order of the file, stretches of words outside, tags without ``>``."""

    text: str
    header: bool
    style: str
    syncs: list[Sync]
    stray: list[tuple[int, int]]
    unclosed: list[int]


def scan(text: str) -> Document:
    """Read the structure of a whole file."""
    return _Scanner(text).scan()


def text_of(rows: Sequence[str], cue: Cue) -> str:
    """The text of a cue's paragraph, as ``inner`` cuts it, found from the cue's place in the rows."""
    begin = cue.text_column - 1
    if cue.text_row == cue.last_row:
        row = rows[cue.text_row - 1]
        return _trimmed(row[begin : _text_end(row, begin)])
    text = "".join(rows[cue.text_row - 1 : cue.last_row])
    return _trimmed(text[begin : _text_end(text, begin)])


def has_structure(text: str) -> bool:
    """Whether a text holds tags or comments that would end its paragraph or hide words."""
    return bool(_TAG.search(text))


def inner(text: str, paragraph: Paragraph) -> tuple[int, int]:
    """Where a paragraph's text stands, without the ends of rows around it (spaces beside them included)."""
    words = text[paragraph.text : paragraph.text_end]
    head = words[: len(words) - len(words.lstrip(" \t\r\n"))]
    begin = paragraph.text + (len(head) if "\n" in head or "\r" in head else 0)
    return begin, begin + len(_trimmed(text[begin : paragraph.text_end]))


def _trimmed(text: str) -> str:
    kept = text.rstrip(" \t\r\n")
    tail = text[len(kept) :]
    return kept if "\n" in tail or "\r" in tail else text


def _text_end(text: str, begin: int) -> int:
    at = begin
    last_comment = text.rfind("-->")
    while tag := _TAG.search(text, at):
        if tag["name"]:
            if tag["name"].lower() in _ENDS_TEXT:
                return tag.start()
            at = tag.end()
            continue
        at = text.find("-->", tag.end()) + 3 if tag.end() <= last_comment else tag.end()
    return len(text)


def _milliseconds(number: str) -> int:
    """Whole milliseconds of a number that may have decimals, as programs write that count in seconds."""
    whole, _, decimals = number.partition(".")
    return int(whole) + (decimals[:1] >= "5")


def _is_loose(found: re.Match[str], rest: str) -> bool:
    return found["open"] != found["shut"] or bool(found["unit"] or "." in found["number"] or _END.search(rest))


def _said(rest: str, *, closed: bool) -> bool:
    """Whether a tag holds words that are none of its attributes: its bracket is missing, or stands behind them."""
    if rest.count("=") == len(rest.split()):
        return False
    words = [word for word in _ATTRIBUTE.sub(" ", rest).split() if any(map(str.isalpha, word))]
    return len(words) > 1 or not "".join(words).isascii() or (bool(words) and not closed)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.document = Document(text, header=False, style="", syncs=[], stray=[], unclosed=[])
        self.sync: Sync | None = None
        self.silent = ""
        self.silent_from = 0

    def scan(self) -> Document:
        at = 0
        for tag, end in self._tags():
            self._words(at, tag.start())
            at = end
            if tag["name"]:
                self._follow(tag)
        self._words(at, len(self.text))
        self._stop(len(self.text))
        self._speak(len(self.text), closed=False)
        return self.document

    def _tags(self) -> Iterator[tuple[re.Match[str], int]]:
        """The tags that make the structure, and comments, with the place after them.

        A comment that is never closed is text; in a style sheet it is a fig leaf from the days before style sheets.
        """
        at = 0
        closed = True
        while tag := _TAG.search(self.text, at):
            at = tag.end()
            if tag["name"]:
                yield tag, at
            elif self.silent != "style" and closed:
                end = self.text.find("-->", at)
                closed = end >= 0
                if not closed:
                    self.document.unclosed.append(tag.start())
                else:
                    at = end + 3
                    yield tag, at

    def _follow(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if not tag["end"]:
            self.document.unclosed.append(tag.start())
        if _said(tag["rest"], closed=bool(tag["end"])):
            self.document.stray.append(tag.span("rest"))
        if name in {"sync", "body", "sami"}:
            self._stop(tag.start())
        is_end = bool(tag["close"]) and name == self.silent
        if is_end or name in {"sync", "body", "p"}:
            self._speak(tag.start(), closed=is_end)
        self.document.header = self.document.header or name == "sami"
        if name == "p":
            self._paragraph(tag)
        elif name == "sync" and not tag["close"]:
            self._begin(tag)
        elif name in _SILENT and not (tag["close"] or self.silent or self.sync):
            self.silent, self.silent_from = name, tag.end()

    def _begin(self, tag: re.Match[str]) -> None:
        rest, base = tag["rest"], tag.start("rest")
        found = _START.search(rest)
        self.sync = Sync(
            begin=tag.start(),
            tag_end=tag.end(),
            stop=len(self.text),
            time=_milliseconds(found["number"]) if found else None,
            number=(base + found.start("number"), base + found.end("number")) if found else None,
            loose=found is not None and (_is_loose(found, rest) or not tag[0].startswith("<")),
        )
        self.document.syncs.append(self.sync)

    def _paragraph(self, tag: re.Match[str]) -> None:
        sync = self.sync
        if sync is None:
            return
        if tag["close"]:
            if sync.paragraphs and sync.paragraphs[-1].end < 0:
                self._close(sync.paragraphs[-1], tag.start(), tag.end())
            return
        if sync.paragraphs and sync.paragraphs[-1].end < 0:
            self._close(sync.paragraphs[-1], tag.start(), tag.start())
        name, identifier = _CLASS.search(tag["rest"]), _ID.search(tag["rest"])
        sync.paragraphs.append(
            Paragraph(
                begin=tag.start(),
                text=tag.end(),
                name=next((value for value in name.groups() if value is not None), None) if name else None,
                tagged=True,
                identifier=identifier[1] if identifier else "",
            )
        )

    def _words(self, begin: int, end: int) -> None:
        """What stands between two tags: text of the open paragraph, of a SYNC without one, or nobody's."""
        if self.silent or begin == end:
            return
        sync = self.sync
        if sync and sync.paragraphs and sync.paragraphs[-1].end < 0:
            return
        words = self.text[begin:end]
        if not words.strip() or sami_text.is_blank(words if sync else _ANY_TAG.sub("", words)):
            return
        if sync and not sync.paragraphs:
            sync.paragraphs.append(Paragraph(begin, begin, name=None, tagged=False))
        else:
            self.document.stray.append((begin, end))

    def _stop(self, at: int) -> None:
        """End the SYNC that is open."""
        if self.sync:
            if self.sync.paragraphs and self.sync.paragraphs[-1].end < 0:
                self._close(self.sync.paragraphs[-1], at, at)
            self.sync.stop = at
        self.sync = None

    def _close(self, paragraph: Paragraph, text_end: int, end: int) -> None:
        paragraph.text_end, paragraph.end = text_end, end
        paragraph.blank = sami_text.is_blank(self.text[paragraph.text : text_end])

    def _speak(self, at: int, *, closed: bool) -> None:
        """End a title or a style sheet; what stands after the last rule of one that is not closed may be words."""
        if self.silent == "style":
            sheet = self.text[self.silent_from : at]
            self.document.style += sheet + "\n"
            rest = self.silent_from + sheet.rfind("}") + 1
            if not closed and any(map(str.isalpha, _ANY_TAG.sub("", self.text[rest:at]))):
                self.document.stray.append((rest, at))
        self.silent = ""
