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
#: Problems of one cue that are told.
MANY = 100


@dataclass(frozen=True, slots=True)
class Styled:
    """Text without its markup; ``spans`` only if some of it is styled; ``align`` 0 if the text does not say.

    ``problems`` are places (row from 0, column from 1, the tag) whose tag is unknown, not closed or closes nothing; of
    very many in one cue the first ``MANY``, since its text holds them all.
    """

    lines: tuple[str, ...]
    spans: Spans | None = None
    align: int = 0
    problems: tuple[tuple[int, int, str], ...] = ()


class Line:
    """A line as it is put together from runs of text; neighbours of the same look become one span."""

    __slots__ = ("_runs",)

    def __init__(self) -> None:
        self._runs: list[tuple[list[str], Look]] = []

    @property
    def runs(self) -> list[tuple[str, Look]]:
        """The runs so far, each as one text."""
        return [("".join(pieces), look) for pieces, look in self._runs]

    def add(self, text: str, look: Look) -> None:
        """Append a run of text."""
        if not text:
            return
        if self._runs and self._runs[-1][1] == look:
            self._runs[-1][0].append(text)
        else:
            self._runs.append(([text], look))

    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._runs

    def wants_space(self) -> bool:
        """Whether a space would part two words here: the line has some, and ends with none."""
        return bool(self._runs) and not self._runs[-1][0][-1].endswith(" ")

    def trimmed(self) -> Line:
        """The line without the spaces and tabs at its end."""
        kept = Line()
        kept._runs = list(self._runs)
        while kept._runs:
            pieces, look = kept._runs.pop()
            text = "".join(pieces).rstrip(" \t")
            if text:
                kept._runs.append(([text], look))
                break
        return kept


def styled(lines: Sequence[Line], align: int = 0, problems: Sequence[tuple[int, int, str]] = ()) -> Styled:
    """Finish a cue's lines."""
    runs = [line.runs for line in lines]
    texts = tuple("".join([text for text, _ in line]) for line in runs)
    spans = None
    if any(look != PLAIN for line in runs for _, look in line):
        spans = tuple(tuple(Span(text, *look) for text, look in line) for line in runs)
    return Styled(texts, spans, align, tuple(problems[:MANY]))
