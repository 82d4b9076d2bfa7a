"""How text looks while it is read, and the spans that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kit.subs.cue import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

Spans = tuple[tuple[Span, ...], ...]


class Look(NamedTuple):
    """The look of a span, in the order of ``Span``'s fields after its text."""

    italic: bool = False
    bold: bool = False
    underline: bool = False
    colour: str | None = None


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Styled:
    """Text without its markup; ``spans`` only if some of it is styled; ``align`` 0 if the text does not say.

    ``problems`` are places (row from 0, column from 1, the tag) whose tag is unknown, not closed or closes nothing.
    """

    lines: tuple[str, ...]
    spans: Spans | None = None
    align: int = 0
    problems: tuple[tuple[int, int, str], ...] = ()


class Line:
    """A line as it is put together from runs of text; neighbours of the same look become one span."""

    __slots__ = ("runs",)

    def __init__(self) -> None:
        self.runs: list[tuple[str, Look]] = []

    def add(self, text: str, look: Look) -> None:
        """Append a run of text."""
        if not text:
            return
        if self.runs and self.runs[-1][1] == look:
            text = self.runs.pop()[0] + text
        self.runs.append((text, look))


def styled(lines: Sequence[Line], align: int = 0, problems: Sequence[tuple[int, int, str]] = ()) -> Styled:
    """Finish a cue's lines."""
    texts = tuple("".join([text for text, _ in line.runs]) for line in lines)
    spans = None
    if any(look != PLAIN for line in lines for _, look in line.runs):
        spans = tuple(tuple(Span(text, *look) for text, look in line.runs) for line in lines)
    return Styled(texts, spans, align, tuple(problems))
