"""Decisions carried out on the tracks as they are now: all of them, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.check import registry
from kit.check.waiver import Waiver, same_words
from kit.errors import FaultyError, Place, RefusedError, UsageError
from kit.review.decisions import Waive
from kit.review.editing import edits
from kit.review.placing import Placed
from kit.subs.patched import patched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kit.check.rule import Rule
    from kit.review.decisions import Decision
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
    known = {(track.path.name, track.part): track for track in tracks}
    by_track: dict[tuple[str, str], list[Decision]] = {}
    for one in decisions:
        key = (one.track, one.part)
        if key not in known:
            raise _no_track(one, tracks)
        by_track.setdefault(key, []).append(one)
    placed = {key: Placed(known[key], told) for key, told in by_track.items()}
    stale = [(known[key], cue) for key, found in placed.items() for cue in found.stale]
    if stale:
        raise StaleError(stale)
    changed: list[Changed] = []
    latest: dict[str, Track] = {}
    waivers: list[Waiver] = []
    for key, found in placed.items():
        before = known[key]
        waivers += (_waiver(before, one, rules) for one in found.decisions if isinstance(one, Waive))
        by_cue = [[*edits(before, one)] for one in found.decisions if not isinstance(one, Waive)]
        if any(by_cue):
            base = _again(before, latest)
            after = patched(base, [edit for one in by_cue for edit in one])
            latest[str(before.path)] = after
            changed.append(Changed(before, after, sum(map(bool, by_cue))))
    return Outcome(tuple(changed), tuple(waivers))


def _again(track: Track, latest: Mapping[str, Track]) -> Track:
    """The track in the state that another language of its file has been given already."""
    from kit.subs import formats  # noqa: PLC0415 - few files hold several languages

    other = latest.get(str(track.path))
    return formats.again(track, other.source) if other else track


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
