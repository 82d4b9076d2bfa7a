"""RDG005."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.rule import Bad, Good, rule
from kit.check.sources import SOURCES
from kit.check.view import view
from kit.time.ticks import PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.track import Track


@rule(
    "RDG005",
    "reading-curve",
    source=SOURCES["CHARTE"],
    limits=("reading_curve", "reading_tolerance", "count"),
    examples=(
        Good(
            srt(("00:00:01,000 --> 00:00:04,000", "On a marché toute la nuit,\nsans un mot.")),
            locale="fr-FR",
            profile="charte-fr-sdh",
        ),
        Bad(
            srt(("00:00:01,000 --> 00:00:03,000", "On a marché toute la nuit,\nsans un mot.")),
            locale="fr-FR",
            profile="charte-fr-sdh",
        ),
        Good(srt(("00:00:01,000 --> 00:00:02,000", "Viens avec moi")), locale="fr-FR", profile="charte-fr-sdh"),
        Bad(srt(("00:00:01,000 --> 00:00:02,000", "Viens avec nous")), locale="fr-FR", profile="charte-fr-sdh"),
    ),
)
def reading_curve(track: Track, limits: Limits) -> Iterator[Finding]:
    """Give short cues more time for each character than long ones.

    The eye must find a cue before it reads: the Charte of 2011 allows 12 characters in one second, 20 in two, 36 in
    three and 60 in four, with a fifth of tolerance. Between these points the line is straight; before the first and
    after the last, characters grow with time as at that point.
    """
    points = _points(limits.reading_curve)
    if not points:
        return
    seen = view(track)
    weights, at = seen.weights(limits.count), 0
    for cue in track.cues:
        upto = at + len(cue.lines)
        chars = sum(weights[at:upto])
        at = upto
        if cue.end <= cue.start:
            continue
        seconds = (cue.duration + seen.step) / PER_SECOND
        most = allowed(points, seconds) * (1 + limits.reading_tolerance)
        if chars > most:
            yield Finding(
                "{chars} characters show for {seconds} s; {limit} can be read in that time. Shorten the text, or show "
                "it longer.",
                row=cue.text_row,
                cue=cue.number,
                values={"chars": f"{chars:g}", "seconds": f"{cue.duration / PER_SECOND:.2f}", "limit": int(most)},
            )


def allowed(points: Sequence[tuple[float, float]], seconds: float) -> float:
    """How many characters a curve of (seconds, characters) allows in a time."""
    for (since, few), (until, many) in pairwise(points):
        if since <= seconds <= until:
            return few + (many - few) * (seconds - since) / (until - since)
    time, chars = points[0] if seconds < points[0][0] else points[-1]
    return chars * seconds / time


def _points(curve: str) -> list[tuple[float, float]]:
    pairs = (point.split(":") for point in curve.split())
    return sorted((float(seconds), float(chars)) for seconds, chars in pairs)
