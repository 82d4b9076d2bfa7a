"""Why a time was moved, and why one that a rule finds was left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from kit.check import shots
from kit.retime.snap.stand import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.retime.snap.stand import Stand, Wants

    Beside = tuple[Stand | None, Stand | None]


class Why(StrEnum):
    """What moved a time; the value is its word in the report for programs."""

    ONTO_CUT = "onto-the-cut"
    BEFORE_CUT = "half-a-second-before-the-cut"
    CLEAR_OF_CUT = "clear-of-the-cut"
    END_BEFORE_CUT = "before-the-cut"
    GAP_CLOSED = "gap-closed"
    GAP_OPENED = "gap-opened"


class Hindrance(StrEnum):
    """What keeps a time from being moved where a rule wants it, in words for a person."""

    SHORTER = "text would have to show for a shorter time, which this mode never does"
    TOO_SHORT = "it would show for too short a time to be read"
    NEXT = "the next cue stands there"
    BEFORE = "the cue before stands there"
    TOO_LONG = "it would show for too long"
    FILM_BEGINS = "the film must be empty there, or begins there"
    FILM_ENDS = "the film must be empty there, or has ended"
    CROWDED = "every frame that would do is too near to another cut or cue"


@dataclass(frozen=True, slots=True)
class Change:
    """A time that was moved.

    ``side`` is ``in`` or ``out``, ``was`` and ``now`` are frames from the film's first; ``cut`` is the cut that it
    was too near to, None for a gap.
    """

    cue: int
    side: Literal["in", "out"]
    was: int
    now: int
    why: Why
    cut: int | None = None

    def words(self) -> str:
        """The reason for a person."""
        off = abs(self.was - self.cut) if self.cut is not None else 0
        where = "on" if not off else f"{_frames(off)} {'after' if self.was > (self.cut or 0) else 'before'}"
        beside = f"it was {where} the cut at frame {self.cut}"
        return {
            Why.ONTO_CUT: f"{beside}; now on it",
            Why.BEFORE_CUT: f"{beside}; now half a second before it",
            Why.CLEAR_OF_CUT: f"{beside}; now clear of it",
            Why.END_BEFORE_CUT: f"{beside}; now {_frames(shots.BEFORE)} before it",
            Why.GAP_CLOSED: "the gap to the next cue was too short to be a pause; now closed",
            Why.GAP_OPENED: "the gap to the next cue was too small; now wide enough to be seen",
        }[self.why]


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that snapping did not mend: the rule, and why."""

    cue: int
    code: str
    why: str


def change_of(old: Stand, new: Stand, wants: Wants) -> Iterator[Change]:
    """What was changed of a cue, and why."""
    number = old.cue.number
    if old.cue.start != new.cue.start:
        found = shots.in_time(old.start, wants.cuts, wants.reach)
        cut = found[0] if found else None
        why = Why.CLEAR_OF_CUT
        if new.start in wants.cuts:
            why, cut = Why.ONTO_CUT, new.start
        elif new.start + wants.reach[0] in wants.cuts:
            why, cut = Why.BEFORE_CUT, new.start + wants.reach[0]
        yield Change(number, "in", old.start, new.start, why, cut)
    if old.cue.end != new.cue.end:
        found = shots.out_time(old.end, wants.cuts, wants.reach) if wants.cuts else None
        if found is None:
            why = Why.GAP_CLOSED if new.end > old.end else Why.GAP_OPENED
            yield Change(number, "out", old.end, new.end, why)
        elif new.end + shots.BEFORE in wants.cuts:
            yield Change(number, "out", old.end, new.end, Why.END_BEFORE_CUT, new.end + shots.BEFORE)
        else:
            yield Change(number, "out", old.end, new.end, Why.CLEAR_OF_CUT, found[0])


def why_left(stand: Stand, beside: Beside, code: str, wants: Wants, mode: Mode) -> str:
    """Why the finding of a rule could not be mended by moving the time that the rule names.

    ``beside`` are the cues before and after it at the same place.
    """
    before, following = beside
    if stand.fixed:
        return str(stand.fixed)
    wanted = _wanted(stand, following, code, wants)
    is_start = code == "TIM010"
    start, end = (wanted, stand.end) if is_start else (stand.start, wanted)
    cue, bounds = stand.cue, stand.bounds
    frame = max(1, cue.duration // max(1, stand.end - stand.start))
    lasts = (end - start) * frame
    shorter = wanted > stand.start if is_start else wanted < stand.end
    hindrances = (
        (mode is Mode.EXTEND and shorter, Hindrance.SHORTER),
        (end <= start or (shorter and lasts < bounds.least), Hindrance.TOO_SHORT),
        (not is_start and following is not None and end > following.start - wants.gap, Hindrance.NEXT),
        (is_start and before is not None and start < before.end + wants.gap, Hindrance.BEFORE),
        (not shorter and lasts > bounds.most, Hindrance.TOO_LONG),
        (cue.start + (start - stand.start) * frame < bounds.earliest, Hindrance.FILM_BEGINS),
        (cue.end + (end - stand.end) * frame > bounds.latest, Hindrance.FILM_ENDS),
    )
    return str(next((why for holds, why in hindrances if holds), Hindrance.CROWDED))


def _wanted(stand: Stand, following: Stand | None, code: str, wants: Wants) -> int:
    """The frame that a rule would have a time moved to."""
    if code == "TIM010":
        found = shots.in_time(stand.start, wants.cuts, wants.reach)
        return found[1] if found else stand.start
    if code == "TIM011":
        found = shots.out_time(stand.end, wants.cuts, wants.reach)
        return found[1] if found else stand.end
    return following.start - wants.gap if following else stand.end


def _frames(count: int) -> str:
    return "1 frame" if count == 1 else f"{count} frames"
