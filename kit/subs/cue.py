"""A cue: when it shows and what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text within one line that looks the same. ``colour`` is ``#rrggbb``."""

    text: str
    italic: bool = False
    bold: bool = False
    underline: bool = False
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle event.

    ``number`` is its place in the file from 1 (what a person calls "cue 12"); ``start`` and ``end`` are ticks
    (``kit.time.ticks``), shown from ``start`` up to but not including ``end``. ``lines`` is the plain text, one
    item a line, markup removed, exactly the characters of the file (not normalised). ``spans`` holds the same
    text with its look, line by line, only if some of it is styled. ``row`` and ``last_row`` are the rows of
    the whole block in the file, ``time_row`` the row with its times, ``text_row`` the first row of text; all from 1.
    ``text_column`` is where in ``text_row`` the text begins: past 1 only where a cue is a single row, as in ASS.
    ``held`` says that nothing in the file ends it, and that ``end`` follows a rule of its format instead.
    ``align`` is the numpad position (2 bottom centre, 8 top centre), ``layer`` the drawing order.
    """

    number: int
    start: int
    end: int
    lines: tuple[str, ...]
    row: int
    last_row: int
    time_row: int
    text_row: int
    spans: tuple[tuple[Span, ...], ...] | None = None
    align: int = 2
    layer: int = 0
    identifier: str = ""
    speaker: str = ""
    text_column: int = 1
    held: bool = False

    @property
    def text(self) -> str:
        """The plain text with its line breaks."""
        return "\n".join(self.lines)

    @property
    def duration(self) -> int:
        """Ticks between in-time and out-time; negative if they are swapped."""
        return self.end - self.start

    @property
    def has_italics(self) -> bool:
        """Whether any of its text is set in italics."""
        return self.spans is not None and any(span.italic for line in self.spans for span in line)
