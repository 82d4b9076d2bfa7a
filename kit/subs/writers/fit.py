"""Takes away from a track what a format cannot hold, and says what that was.

What is left is what the writer writes, and what must come back when the file is read again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.subs.writers import looks, states
from kit.subs.writers.loss import Loss, Losses
from kit.time.ticks import clock, to_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kit.subs.cue import Cue
    from kit.subs.track import Track
    from kit.subs.writers.base import Holds, Options, Writer

#: An identifier that is a number, or a number with a word before it, as programs make them.
_COUNTED = re.compile(r"[A-Za-z_.-]{0,32}\d{0,9}")
_BOTTOM = 2
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Rounding:
    """How far times move to what the format can say: the number of cues, and the most that one moves in ticks."""

    cues: int
    most: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """A track as a format can hold it; ``losses`` is what it had besides, ``refusals`` what must not be lost."""

    track: Track
    losses: tuple[Loss, ...]
    refusals: tuple[Loss, ...]
    rounding: Rounding


def fit(track: Track, writer: Writer, options: Options) -> Fitted:
    """A track's cues as a writer's format holds them. Raises UsageError if its frame rate is needed and not known."""
    holds = writer.holds
    losses, refusals = Losses(), Losses()
    _characters(writer.lacking(track, options), refusals)
    for letter, other in writer.replaced(track).items():
        losses.add(f"“{letter}” becomes “{other}”", *(cue.number for cue in track.cues if letter in cue.text))
    cues = tuple(_one(cue, holds, losses) for cue in _shown(track, losses))
    _impossible(cues, holds, refusals)
    timed = tuple(_timed(cue, holds, options) for cue in cues)
    moves = [max(abs(new.start - old.start), abs(new.end - old.end)) for old, new in zip(cues, timed, strict=True)]
    rounding = Rounding(sum(move > 0 for move in moves), max(moves, default=0))
    if not holds.overlaps:
        timed = states.apart(timed, losses, refusals)
    return Fitted(replace(track, cues=timed), losses.all(), refusals.all(), rounding)


def _characters(lacking: Mapping[str, tuple[int, ...]], refusals: Losses) -> None:
    """Characters that the format or its encoding does not have, all in one row."""
    if lacking:
        first = ", ".join(_character(letter) for letter in list(lacking)[:_LISTED])
        more = f" and {len(lacking) - _LISTED} more" if len(lacking) > _LISTED else ""
        refusals.add(
            f"characters that do not exist there, {first}{more}", *(cue for cues in lacking.values() for cue in cues)
        )


def _character(letter: str) -> str:
    """A character as people can find it; one that cannot be seen is named by its number alone."""
    code = f"U+{ord(letter):04X}"
    return f"“{letter}” ({code})" if letter.isprintable() else code


def _shown(track: Track, losses: Losses) -> Iterator[Cue]:
    """The cues with words. An end that the source does not give is told."""
    for cue in track.cues:
        if not cue.text.strip():
            losses.add("cues without words are left out", cue.number)
            continue
        if cue.held:
            seconds = float(to_seconds(cue.duration))
            losses.add(f"nothing in the source ends it: an end after {seconds:g} s is written", cue.number)
        yield cue


def _one(cue: Cue, holds: Holds, losses: Losses) -> Cue:
    """A cue without what the format cannot hold, but for its times."""
    spans = looks.fitted(cue, holds, losses)
    lines = cue.lines
    if not holds.blank_lines and not all(line.strip() for line in lines):
        losses.add("blank lines are left out", cue.number)
        kept = [at for at, line in enumerate(lines) if line.strip()]
        lines = tuple(lines[at] for at in kept)
        spans = tuple(spans[at] for at in kept) if spans is not None else None
    cue = _about(replace(cue, lines=lines, spans=spans), holds, losses)
    if holds.max_lines is not None and len(lines) > holds.max_lines:
        losses.add(f"more than {holds.max_lines} lines; players may not show them all", cue.number)
    if holds.max_chars is not None and any(len(line) > holds.max_chars for line in lines):
        losses.add(f"lines of more than {holds.max_chars} characters; players may not show them all", cue.number)
    return cue


def _about(cue: Cue, holds: Holds, losses: Losses) -> Cue:
    """A cue with the place, layer, speaker and name that the format can hold."""
    align, layer, speaker, name = cue.align, cue.layer, cue.speaker, cue.identifier
    if align not in holds.positions:
        row = align - (align - 1) % 3 + 1
        align = row if row in holds.positions else _BOTTOM
        losses.add(f"text at the {_place(cue.align)} moves to the {_place(align)}", cue.number)
    if layer and not holds.layers:
        layer = 0
        losses.add("layers (which text lies above which) are left out", cue.number)
    if speaker and not holds.speakers:
        speaker = ""
        losses.add("the speakers' names beside the text are left out", cue.number)
    if not holds.identifiers or _COUNTED.fullmatch(name):
        if not _COUNTED.fullmatch(name):
            losses.add("the names of cues are left out", cue.number)
        name = ""
    return replace(cue, align=align, layer=layer, speaker=speaker, identifier=name)


def _place(align: int) -> str:
    row = ("bottom", "middle", "top")[(align - 1) // 3]
    return row + {1: " left", 0: " right"}.get(align % 3, "")


def _impossible(cues: tuple[Cue, ...], holds: Holds, refusals: Losses) -> None:
    for cue in cues:
        if not holds.backwards and cue.end <= cue.start:
            refusals.add("it ends before it begins, or at once", cue.number)
        if holds.latest is not None and max(cue.start, cue.end) > holds.latest:
            refusals.add(f"the format ends at {clock(holds.latest)}", cue.number)
        if min(cue.start, cue.end) < 0:
            refusals.add("it is before the time 00:00:00", cue.number)


def _timed(cue: Cue, holds: Holds, options: Options) -> Cue:
    """A cue at times that the format can say; one that is shown at all stays so for a step."""
    if holds.step is not None:
        step = holds.step
        start, end = (_nearest(ticks, step) for ticks in (cue.start, cue.end))
        if start >= end and cue.start < cue.end:
            end = start + step
        return replace(cue, start=start, end=end)
    rate = options.rate
    if rate is None:
        raise UsageError(
            "The format counts frames, and nothing says how many a second there are.",
            hint="Say it with --fps, such as --fps 23.976.",
            slug="no-rate",
        )
    first, last = rate.nearest(cue.start), rate.nearest(cue.end)
    if first >= last and cue.start < cue.end:
        last = first + 1
    return replace(cue, start=rate.start_of(first), end=rate.start_of(last))


def _nearest(ticks: int, step: int) -> int:
    return (2 * ticks + step) // (2 * step) * step
