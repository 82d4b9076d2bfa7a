"""How far each cue may be moved, asked of the rules themselves: no limit is worked out a second time here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kit.check import registry
from kit.check.finding import Severity
from kit.check.rule import Scope
from kit.retime.snap.stand import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from kit.check.profile import Profile
    from kit.check.rule import Rule, TrackCheck
    from kit.subs.cue import Cue
    from kit.subs.track import Track

    Broken = AbstractSet[tuple[int, str]]
    Move = Callable[[Cue, int], Cue]

#: Rules of cuts and gaps: what snapping answers to.
ANSWERED = ("TIM004", "TIM007", "TIM010", "TIM011", "TIM016")
#: Rules that every new time on a frame serves, or that speak of the file as a whole.
_SERVED = ("TIM008", "TIM012", "RDG002")
#: Rules of two cues; the line of cues sees to them.
_OF_TWO = ("TIM002", "TIM003")
#: What a shorter, a later and an earlier cue may break more than it is broken already.
_SHORTER = ("TIM005", "RDG")
_LATER = ("TIM006", "TIM009", "TIM015")
_EARLIER = ("TIM006", "TIM014")
#: The farthest, in seconds, that a time is ever moved: a little more than twice H.
_FAR = 2


class Judge:
    """Finds which cues of a track break a rule of time or reading, and so how far each may go."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        every = [
            rule
            for rule in registry.rules()
            if rule.scope is Scope.TRACK
            and rule.code.startswith(("TIM", "RDG"))
            and rule.code not in _SERVED
            and profile.severity(rule) is not Severity.OFF
        ]
        self._answered = [rule for rule in every if rule.code in ANSWERED]
        self._others = [rule for rule in every if rule.code not in ANSWERED]
        self._single = [rule for rule in self._others if rule.code not in _OF_TWO]

    def asked(self, track: Track) -> list[tuple[int, str]]:
        """Cue numbers with the codes of the rules of cuts and gaps that they break, by cue."""
        return sorted(self._broken(track, self._answered))

    def broken(self, track: Track) -> Broken:
        """Cue numbers with the codes of the other rules of time and reading that they break."""
        return self._broken(track, self._others)

    def bounds(self, track: Track) -> list[Bounds]:
        """How far each cue may go before it breaks a rule that it does not break now, in the order of the track.

        A cue that breaks one now may not break it more.
        """
        if track.facts.rate is None or not track.cues:
            return []
        frame = track.facts.rate.frame
        far = _FAR * track.facts.rate.nominal
        long = max((cue.duration for cue in track.cues), default=0) // frame + 1
        shorter = self._farthest(track, long, _SHORTER, lambda cue, by: replace(cue, end=cue.end - by * frame))
        later = self._farthest(track, far, _LATER, lambda cue, by: replace(cue, end=cue.end + by * frame))
        earlier = self._farthest(track, far, _EARLIER, lambda cue, by: replace(cue, start=cue.start - by * frame))
        first, last = track.facts.start or 0, track.facts.end
        return [
            Bounds(
                least=max(1, cue.duration - less * frame),
                most=cue.duration + max(more, before) * frame,
                earliest=min(cue.start, max(first, cue.start - before * frame)),
                latest=cue.end + more * frame if last is None else max(cue.end, min(last, cue.end + more * frame)),
            )
            for cue, less, more, before in zip(track.cues, shorter, later, earlier, strict=True)
        ]

    def _farthest(self, track: Track, most: int, worse: tuple[str, ...], moved: Move) -> list[int]:
        """By how many frames, up to ``most``, each cue may be ``moved``; 0 if that makes something worse.

        All cues are tried at once: a rule of single cues does not see the others.
        """
        now = self._broken(track, self._single)
        stuck = {cue for cue, code in now if code.startswith(worse)}
        can = [0] * len(track.cues)
        cannot = [1 if cue.number in stuck else most + 1 for cue in track.cues]
        while any(bad - good > 1 for good, bad in zip(can, cannot, strict=True)):
            tried = [(good + bad) // 2 for good, bad in zip(can, cannot, strict=True)]
            cues = tuple(moved(cue, by) for cue, by in zip(track.cues, tried, strict=True))
            new = {cue for cue, _ in self._broken(replace(track, cues=cues), self._single) - now}
            for at, (cue, by) in enumerate(zip(track.cues, tried, strict=True)):
                if cannot[at] - can[at] > 1:
                    (cannot if cue.number in new else can)[at] = by
        return can

    def _broken(self, track: Track, rules: Sequence[Rule]) -> set[tuple[int, str]]:
        limits = self._profile.limits
        found = (
            (rule.code, finding.cue) for rule in rules for finding in cast("TrackCheck", rule.check)(track, limits)
        )
        return {(cue, code) for code, cue in found if cue}
