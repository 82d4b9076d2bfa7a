"""Decisions carried out on the tracks as they are now: all of them, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.check import registry
from kit.check.waiver import Waiver, same_words
from kit.errors import FaultyError, Place, RefusedError, UsageError
from kit.review import mark
from kit.review.decisions import Accept, Edit, Waive
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats.patching import raw_lines
from kit.subs.patched import patched
from kit.time.ticks import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kit.check.rule import Rule
    from kit.review.decisions import Decision
    from kit.subs.edit import Edit as TrackEdit
    from kit.subs.track import Track

_LISTED = 12


class StaleError(RefusedError):
    """Cues are no longer what was decided on; ``cues`` are their tracks' keys and numbers (0: the whole file)."""

    def __init__(self, cues: Sequence[tuple[Track, int]]) -> None:
        by_file: dict[str, list[str]] = {}
        for track, number in cues:
            by_file.setdefault(track.path.name, []).extend([str(number)] if number else [])
        listed = "; ".join(_listed(name, numbers) for name, numbers in by_file.items())
        super().__init__(
            f"Cues have changed since they were decided on: {listed}. Nothing was written.",
            hint="Make the review page again and decide on these cues anew, or take their decisions out of the file.",
            slug="decision-stale",
            place=Place(cues[0][0].path),
        )
        self.cues = tuple(cues)


@dataclass(frozen=True, slots=True)
class Changed:
    """A track before and after, and how many of its cues were decided on."""

    before: Track
    after: Track
    cues: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What decisions come to: the tracks that change, and the waivers to add."""

    changed: tuple[Changed, ...]
    waivers: tuple[Waiver, ...]


def _listed(name: str, numbers: Sequence[str]) -> str:
    """A file with its cues: ``film.ko.srt (3, 7)``; the file alone if it is meant as a whole."""
    cut = ", …" if len(numbers) > _LISTED else ""
    return f"{name} ({', '.join(numbers[:_LISTED])}{cut})" if numbers else name


def carried_out(decisions: Iterable[Decision], tracks: Sequence[Track], rules: Sequence[Rule]) -> Outcome:
    """What decisions make of tracks; nothing is written.

    Raises StaleError if a cue or file is not what was decided on, UsageError for a track or rule that is not there or
    a change that the file cannot hold, FaultyError for a rule that may not be waived.
    """
    decisions = tuple(decisions)
    known = {(track.path.name, track.part): track for track in tracks}
    by_track: dict[tuple[str, str], list[Decision]] = {}
    for one in decisions:
        key = (one.track, one.part)
        if key not in known:
            raise _no_track(one, tracks)
        by_track.setdefault(key, []).append(one)
    stale = [(known[key], one.cue) for key, told in by_track.items() for one in told if not _holds(known[key], one)]
    if stale:
        raise StaleError(stale)
    changed: list[Changed] = []
    latest: dict[str, Track] = {}
    for key, told in by_track.items():
        before = known[key]
        by_cue = [[*_edits(before, one)] for one in told if not isinstance(one, Waive)]
        edits = [edit for one in by_cue for edit in one]
        if edits:
            base = _again(before, latest)
            after = patched(base, edits)
            latest[str(before.path)] = after
            changed.append(Changed(before, after, sum(map(bool, by_cue))))
    waivers = tuple(_waiver(known[one.track, one.part], one, rules) for one in decisions if isinstance(one, Waive))
    return Outcome(tuple(changed), waivers)


def _again(track: Track, latest: Mapping[str, Track]) -> Track:
    """The track in the state that another language of its file has been given already."""
    from kit.subs import formats  # noqa: PLC0415 - few files hold several languages

    other = latest.get(str(track.path))
    return formats.again(track, other.source) if other else track


def _holds(track: Track, one: Decision) -> bool:
    if not one.cue:
        return one.was == mark.of_track(track)
    return one.cue <= len(track.cues) and one.was == mark.of_cue(track, track.cues[one.cue - 1])


def _edits(track: Track, one: Accept | Edit) -> Iterator[TrackEdit]:
    """What a decision changes; a time that was only rounded to be shown stays as it is."""
    cue = track.cues[one.cue - 1]
    if isinstance(one, Accept) and one.drop:
        yield Drop(one.cue)
        return
    was = raw_lines(track, cue)
    if one.lines is not None and one.lines != was:
        yield SetLines(one.cue, was, one.lines)
    if one.start is not None and one.start != to_ms(cue.start):
        yield SetStart(one.cue, from_ms(one.start))
    if one.end is not None and one.end != to_ms(cue.end):
        yield SetEnd(one.cue, from_ms(one.end))
    start, end = (to_ms(cue.start) if one.start is None else one.start, to_ms(cue.end) if one.end is None else one.end)
    if end <= start and (one.start, one.end) != (None, None):
        raise UsageError(
            f"Cue {one.cue} of {one.track} would end before it begins.",
            hint="Correct its times on the review page, and save the decisions again.",
            slug="decision-backwards",
            place=Place(track.path),
        )


def _waiver(track: Track, one: Waive, rules: Sequence[Rule]) -> Waiver:
    rule = registry.find(one.rule, rules)
    if rule.protects:
        raise FaultyError(
            f"{one.rule} protects people: nobody can let it stand (cue {one.cue} of {one.track}).",
            hint="Change the cue instead.",
            slug="not-waivable",
            place=Place(track.path),
        )
    words = same_words(track.cues[one.cue - 1].text) if one.cue else ""
    return Waiver(
        rule=one.rule,
        track=one.track,
        reason=one.reason.strip(),
        author=one.author.strip(),
        until=one.until,
        words=words,
    )


def _no_track(one: Decision, tracks: Sequence[Track]) -> UsageError:
    known = ", ".join(dict.fromkeys(track.path.name for track in tracks))
    return UsageError(
        f"“{one.track}” is none of the tracks that are open: {known}.",
        hint="Name the film with -C, or leave out --lang and TRACK.",
        slug="decision-without-track",
    )
