"""One pass over an ASS or SSA script: its sections, styles and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.subs import faults
from kit.subs.cue import Cue
from kit.subs.formats import ass_style, ass_text, ass_time
from kit.subs.formats.base import content, is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.track import Fault

_FIELDS = ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"]
_OLD_FIELDS = ["marked", *_FIELDS[1:]]
_STYLE_SECTIONS = frozenset({"[v4+ styles]", "[v4 styles]", "[v4 styles+]"})
_ATTACHMENTS = frozenset({"[fonts]", "[graphics]"})
_KNOWN = _STYLE_SECTIONS | _ATTACHMENTS | {"[script info]", "[events]"}
_NEEDED = frozenset({"start", "end", "text"})


@dataclass(frozen=True, slots=True)
class Other:
    """An event that is no cue, with the place among its row's fields and the ticks of each of its times."""

    index: int
    times: tuple[tuple[int, int], ...]


class Reader:
    """Indexes count from 0, rows in faults from 1."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.cues: list[Cue] = []
        self.faults: list[Fault] = []
        self.others: list[Other] = []
        self.section = ""
        self.old = False
        self.wrap_2 = False
        self.fields = _FIELDS
        self.style_fields = ass_style.DEFAULT_FIELDS
        self.styles: dict[str, ass_style.Style] = {}

    def read(self) -> Reader:
        """Go through all rows."""
        for index, row in enumerate(self.rows):
            if is_blank(row):
                continue
            text = content(row).strip(" \t\ufeff")
            if not text:
                self._fault(faults.STRAY_BOM, index, column=1)
            elif text[:1] == "[" and self._is_section(text):
                self._enter(text.lower())
            elif text.startswith((";", "!:")) or self.section in _ATTACHMENTS:
                continue
            elif self.section == "[events]":
                self._in_events(index, row)
            else:
                self._elsewhere(index, text)
        return self

    def _is_section(self, text: str) -> bool:
        """Encoded fonts are rows of capitals and signs, and may begin with a bracket too."""
        if not text.endswith("]"):
            return False
        return text.lower() in _KNOWN or self.section not in _ATTACHMENTS or text != text.upper()

    def _enter(self, section: str) -> None:
        self.section = section
        if section == "[v4 styles]":
            self.old = True
            self.style_fields = ass_style.DEFAULT_OLD_FIELDS
        if section == "[events]":
            self.fields = _OLD_FIELDS if self.old else _FIELDS

    def _elsewhere(self, index: int, text: str) -> None:
        """Rows of the script's facts and styles; what kit does not know is structure, but never a Dialogue."""
        keyword, _, value = text.partition(":")
        word = keyword.strip().lower()
        if word == "dialogue":
            self._fault(faults.ORPHAN_TEXT, index, text=faults.lost([text]), cue=len(self.cues))
        elif not self.section:
            self._fault(faults.BAD_HEADER, index, found=faults.found(text), expected="[Script Info]")
        elif word == "wrapstyle":
            self.wrap_2 = value.strip() == "2"
        elif word == "format" and self.section in _STYLE_SECTIONS:
            self.style_fields = _names(value)
        elif word == "style" and self.section in _STYLE_SECTIONS:
            values = value.split(",")
            if len(values) < len(self.style_fields):
                self._fault(faults.BAD_SETTING, index, found=faults.found(text), cue=0)
            named = dict(zip(self.style_fields, values, strict=False))
            self.styles[named.get("name", "").strip().lstrip("*")] = ass_style.parse(named, old=self.old)

    def _in_events(self, index: int, row: str) -> None:
        keyword, colon, value = content(row).partition(":")
        word = keyword.strip(" \t\ufeff").lower()
        if word == "format" and colon:
            self.fields = _names(value)
            if not _NEEDED.issubset(self.fields) or self.fields[-1] != "text":
                found = faults.found(row)
                self._fault(faults.BAD_ROW, index, found=found, expected="Format: …, Start, End, …, Text")
                self.fields = _OLD_FIELDS if self.old else _FIELDS
        elif word in {"dialogue", "comment"} and colon:
            self._event(index, row, len(keyword) + 1, said=word == "dialogue")
        else:
            self._fault(faults.BAD_ROW, index, found=faults.found(row), expected="Dialogue: or Comment:")

    def _event(self, index: int, row: str, after: int, *, said: bool) -> None:
        values = content(row)[after:].split(",", len(self.fields) - 1)
        if len(values) < len(self.fields):
            # A damaged comment loses nothing that anybody would see.
            if said:
                found, expected = faults.found(row), f"{len(self.fields)} fields"
                self._fault(faults.BAD_ROW, index, found=found, expected=expected)
            return
        named = dict(zip(self.fields, values, strict=True))
        start, end = ass_time.parse(named["start"]), ass_time.parse(named["end"])
        if start is None or end is None:
            if said:
                self._bad_times(index, row, named, after)
            return
        times = ((self.fields.index("start"), start), (self.fields.index("end"), end))
        if not said or not self._cue(index, row, named, start, end):
            self.others.append(Other(index, times))

    def _cue(self, index: int, row: str, named: dict[str, str], start: int, end: int) -> bool:
        """Add an event as a cue; False if it is a drawing and nothing else."""
        number = len(self.cues) + 1
        name = named.get("style", "").strip().lstrip("*")
        style = self.styles.get(name) or self.styles.get("Default") or ass_style.Style()
        if name not in self.styles:
            self._fault(faults.BAD_SETTING, index, found=faults.found(name), cue=number)
        text = named["text"]
        said = ass_text.parse(text, style, wrap_2=self.wrap_2)
        empty = not "".join(said.styled.lines).strip()
        if said.draws:
            self._fault(faults.DRAWING, index, found=faults.found(text), cue=number if not empty else number - 1)
            if empty:
                return False
        column = len(content(row)) - len(text) + 1
        for _, at, found in said.styled.problems:
            self._fault(faults.BAD_MARKUP, index, found=found, column=column + at - 1, cue=number)
        if empty:
            self._fault(faults.EMPTY_CUE, index, found=faults.found(row), cue=number)
        layer = named.get("layer", "").strip()
        place = index + 1
        self.cues.append(
            Cue(
                number=number,
                start=start,
                end=end,
                lines=said.styled.lines,
                row=place,
                last_row=place,
                time_row=place,
                text_row=place,
                spans=said.styled.spans,
                align=said.styled.align,
                layer=int(layer) if layer.isascii() and layer.isdigit() and len(layer) < 10 else 0,  # noqa: PLR2004
                speaker=named.get("name", named.get("actor", "")).strip(),
                text_column=column,
            )
        )
        return True

    def _bad_times(self, index: int, row: str, named: dict[str, str], after: int) -> None:
        before = after
        for field, value in named.items():
            if field in {"start", "end"} and ass_time.parse(value) is None:
                break
            before += len(value) + 1
        text = faults.lost([named["text"]])
        self._fault(
            faults.BAD_TIME_LINE, index, found=faults.found(row), column=before + 1, text=text, cue=len(self.cues)
        )

    def _fault(self, kind: str, index: int, **values: str | int) -> None:
        self.faults.append(faults.fault(kind, index + 1, None, **values))


def is_script_info(row: str) -> bool:
    """Whether a row is the header of a script."""
    return content(row).strip(" \t\ufeff").lower() == "[script info]"


def _names(value: str) -> list[str]:
    return [name.strip().lower() for name in value.split(",")]
