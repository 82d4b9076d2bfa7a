"""The map between two cuts, with what speaks for it and what a person must look at."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.retime.conform import again, chain, clock, doubt, fill, matches
from kit.retime.course import course
from kit.retime.cutlist.timeline import some
from kit.retime.timemap import Evidence, Segment, Span, TimeMap, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.retime.conform.clock import Clock
    from kit.retime.conform.fill import Stretch
    from kit.retime.conform.matches import Match
    from kit.retime.cutlist.shot import CutList

#: Below this share of the shorter cut, two lists are of different films, or of different reels.
_SAME_FILM = Fraction(1, 5)
#: From this share on they are surely of one film.
_SURELY = Fraction(1, 2)
#: Cues that must lie inside of the old cut: below the first it is another film or reel, below the second a doubt.
_INSIDE = (Fraction(9, 10), Fraction(99, 100))


def find(
    old: CutList,
    new: CutList,
    cues: Sequence[tuple[int, int]] = (),
    programme: int = 0,
    counts_from: clock.From | None = None,
) -> TimeMap:
    """The map from the old cut to the new one, frame for frame; ``cues`` are in- and out-times in ticks.

    ``programme`` is where the tracks' clock has the programme's hour, in ticks; ``counts_from`` is what a person says
    that tracks count from. Raises UsageError for lists that count at different rates.
    """
    if old.rate != new.rate:
        raise _other_rate(old, new)
    candidates = matches.find(old.shots, new.shots)
    kept = fill.stretches(old, new, chain.longest(candidates), candidates)
    ticks = clock.choose(old, new, [start for start, _ in cues], programme, counts_from)
    doubts = doubt.ambiguous([one for one in kept if one.why in {"same", "moved"}], candidates)
    doubts = [(one, other) for one, other in doubts if _has_cue(one, old, ticks, cues)]
    share = _share(kept, old, new)
    reasons, verdict = _judge(old, new, share, ticks)
    if doubts:
        named = some([f"{one.new} (from {one.old} or {other.old_shot.number})" for one, other in doubts])
        reasons.append(f"The old cut has a source more than once, and cues lie there: new events {named}.")
        verdict = verdict if verdict is Verdict.REFUSED else Verdict.UNSURE
    if ticks.or_else:
        reasons.append(
            f"The tracks may count from {clock.WORDS[ticks.counts_from]} or from {clock.WORDS[ticks.or_else]}: "
            "say which with --counts-from."
        )
        verdict = verdict if verdict is Verdict.REFUSED else Verdict.UNSURE
    laid = course(TimeMap(tuple(_segments(old, new, kept, ticks)), tuple(_removed(old, kept, ticks))))
    return TimeMap(
        tuple(piece.segment for piece in laid.pieces if piece.segment is not None),
        laid.removed,
        "conform",
        verdict,
        float(min(share, Fraction(1)) * (Fraction(ticks.inside, ticks.cues) if ticks.cues else 1)),
        (*_evidence(old, new, kept, share, ticks), *_again(kept, candidates, new)),
        tuple(reasons),
    )


def _share(kept: Sequence[Stretch], old: CutList, new: CutList) -> Fraction:
    """How much of the shorter cut both have from the same source; what has none (black) is not asked."""
    lengths = [sum(shot.length for shot in cut.shots if not shot.origin.is_black) for cut in (old, new)]
    same = sum(one.end - one.begin for one in kept if one.why in {"same", "moved"})
    return Fraction(same, max(1, min(lengths)))


def _judge(old: CutList, new: CutList, share: Fraction, ticks: Clock) -> tuple[list[str], Verdict]:
    reasons = [cut.doubt for cut in (old, new) if cut.doubt]
    verdict = Verdict.REFUSED if reasons else Verdict.SOLID
    if share < _SURELY:
        reasons.append(f"The two lists have only {float(share):.0%} of their pictures in common.")
        verdict = Verdict.REFUSED if share < _SAME_FILM or verdict is Verdict.REFUSED else Verdict.UNSURE
    inside = Fraction(ticks.inside, ticks.cues) if ticks.cues else Fraction(1)
    if inside < _INSIDE[1]:
        reasons.append(f"Only {ticks.inside} of {ticks.cues} cues begin inside of the old cut.")
        verdict = Verdict.REFUSED if inside < _INSIDE[0] or verdict is Verdict.REFUSED else Verdict.UNSURE
    return reasons, verdict


def _segments(old: CutList, new: CutList, kept: Sequence[Stretch], ticks: Clock) -> Iterator[Segment]:
    """Each kept stretch in ticks; what lies before or after the whole cut keeps its distance to it."""
    frame = old.rate.start_of
    yield Segment(offset=ticks.new - ticks.old, end=ticks.old)
    for one in kept:
        begin, end = (ticks.old + frame(at - old.begin) for at in (one.begin, one.end))
        later = ticks.new + frame(one.begin + one.offset - new.begin) - begin
        yield Segment(offset=later, begin=begin, end=end)
    begin, end = ticks.old + frame(old.end - old.begin), ticks.new + frame(new.end - new.begin)
    yield Segment(offset=end - begin, begin=begin)


def _removed(old: CutList, kept: Sequence[Stretch], ticks: Clock) -> Iterator[Span]:
    reached = old.begin
    for begin, end in [*((one.begin, one.end) for one in kept), (old.end, old.end)]:
        if reached < begin:
            yield Span(*(ticks.old + old.rate.start_of(at - old.begin) for at in (reached, begin)))
        reached = max(reached, end)


def _has_cue(one: Stretch, old: CutList, ticks: Clock, cues: Sequence[tuple[int, int]]) -> bool:
    begin, end = (ticks.old + old.rate.start_of(at - old.begin) for at in (one.begin, one.end))
    return any(start < end and begin < out for start, out in cues)


def _evidence(old: CutList, new: CutList, kept: Sequence[Stretch], share: Fraction, ticks: Clock) -> Iterator[Evidence]:
    counted = f"{len(old.shots)} in {old.path.name}, {len(new.shots)} in {new.path.name}"
    yield Evidence("events", f"{counted}, at {old.rate.label()} frames a second")
    yield Evidence("common picture", f"{float(share):.1%} of the shorter cut", f"at least {float(_SURELY):.0%}")
    if ticks.cues:
        yield Evidence("cues inside", f"{ticks.inside} of {ticks.cues}", f"at least {float(_INSIDE[1]):.0%}")
    yield Evidence("clock", f"tracks count from {clock.WORDS[ticks.counts_from]}")
    for why in ("moved", "replaced", "black"):
        some_of = [one for one in kept if one.why == why]
        if some_of:
            seconds = float(sum(one.end - one.begin for one in some_of) / old.rate.fps)
            named = some([one.new for one in some_of if one.new])
            yield Evidence(why, f"{seconds:.1f} s{f', new events {named}' if named else ''}")
    for cut, name in ((old, "old list"), (new, "new list")):
        passed = [f"{count} {kind}" for kind, count in cut.counts if kind != "picture"]
        if passed:
            yield Evidence(name, f"passed over: {', '.join(passed)}")
        for note in cut.notes:
            yield Evidence(name, note)


def _again(kept: Sequence[Stretch], candidates: Sequence[Match], new: CutList) -> Iterator[Evidence]:
    """What the new cut shows a second time: the cues stand at the other place, and a person must copy them."""
    found = again.again(kept, candidates)
    if found:
        seconds = float(sum(frames for _, frames in found) / new.rate.fps)
        named = some([number for number, _ in found])
        yield Evidence("shown again", f"{seconds:.1f} s, new events {named}: copy the cues there by hand")


def _other_rate(old: CutList, new: CutList) -> UsageError:
    return UsageError(
        f"{old.path.name} counts {old.rate.label()} frames a second and {new.path.name} {new.rate.label()}.",
        hint="Conform at one rate, then change the rate with `kit subs retime rate`.",
        slug="other-rate",
        place=Place(new.path),
    )
