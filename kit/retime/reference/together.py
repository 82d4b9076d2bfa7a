"""All tracks of a film held against one reference: one film, one map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.retime.reference.matching import match
from kit.retime.timemap import Evidence, Verdict
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.retime.timemap import TimeMap
    from kit.subs.track import Track

#: Milliseconds within which two maps bring a cue to one place, and the share of cues for which they must.
_ALIKE, _MOST = 100, 0.9
_RANK = {Verdict.SOLID: 2, Verdict.UNSURE: 1, Verdict.REFUSED: 0}


def match_all(tracks: Sequence[Track], reference: Track) -> TimeMap:
    """The map of the film's tracks onto ``reference``, found with the track that tells most.

    A track with too little to tell by itself, such as a forced one, follows the others; one that surely moved in
    another way makes the map unsure. Raises KitErrors as ``match`` does if no track can be compared.
    """
    if len(tracks) == 1:
        return match(tracks[0], reference)
    found: list[tuple[Track, TimeMap]] = []
    failures: list[KitError] = []
    for track in tracks:
        try:
            found.append((track, match(track, reference)))
        except KitError as error:
            failures.append(error)
    if not found:
        raise failures[0]
    lead, best = max(found, key=lambda one: (_RANK[one[1].verdict], one[1].confidence * len(one[0].cues)))
    best = replace(best, evidence=(*best.evidence, Evidence("measured", f"{lead.path.name}, of {len(tracks)} tracks")))
    if best.verdict is not Verdict.SOLID:
        return best
    reasons = tuple(
        f"{track.path.name} moved in another way than {lead.path.name}: retime each by itself."
        for track, timemap in found
        if timemap.verdict is Verdict.SOLID and not _agree(track, timemap, best)
    )
    return replace(best, verdict=Verdict.UNSURE, reasons=reasons) if reasons else best


def _agree(track: Track, one: TimeMap, other: TimeMap) -> bool:
    """Whether two maps do nearly the same to a track's cues; removed by both is the same too."""
    alike = 0
    for cue in track.cues:
        gone = one.is_removed(cue.start), other.is_removed(cue.start)
        apart = one.of(cue.start).at(cue.start) - other.of(cue.start).at(cue.start)
        alike += all(gone) or (not any(gone) and abs(apart) <= _ALIKE * PER_MS)
    return alike >= _MOST * len(track.cues)
