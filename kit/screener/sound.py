"""The sound's way to a screener: cut to the picture, folded to stereo where asked, its loudness measured and set.

Sources: the gains of a fold are ITU-R BS.775-3, table 2 (centre and surrounds at 0.7071, no effects channel); loudness
and true peak are measured by ITU-R BS.1770 as EBU R 128 asks (−23 LUFS, at most −1 dBTP).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.time import ticks
from kit.tools import channels
from kit.tools.tonemap import chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kit.screener.encoding import Target
    from kit.screener.picture import Filter
    from kit.tools.probe import AudioTrack, Media

#: L, R, C, LFE, Ls, Rs, in the order of every 5.1 layout of ffmpeg.
_FOLD = "stereo|c0=c0+0.707107*c2+0.707107*c4|c1=c1+0.707107*c2+0.707107*c5"
_SIX, _TWO = 6, 2
#: Nothing louder comes out: −1 dBFS, as a share of full scale.
_CEILING = "0.891251"
#: LUFS below which a track counts as silence, which no gain makes louder.
_SILENCE = -60.0
_MEASURED = re.compile(r"Parsed_ebur128_(\d+)|\bI:\s+(-?[\d.]+|-?inf|nan) LUFS|\bPeak:\s+(-?[\d.]+|-?inf|nan) dBFS")
MEASURE: Filter = ("ebur128", {"peak": "true", "framelog": "quiet", "dualmono": "true"})


@dataclass(frozen=True, slots=True)
class Loudness:
    """Of a whole track: integrated loudness in LUFS, true peak in dBTP."""

    lufs: float
    peak: float

    def __str__(self) -> str:
        return f"{self.lufs:.1f} LUFS, {self.peak:.1f} dBTP".replace("-", "−")

    def gain(self, wanted: float) -> float:
        """Decibels to reach ``wanted`` LUFS."""
        return round(wanted - self.lufs, 2) if self.lufs > _SILENCE else 0.0


def graph(media: Media, index: int, target: Target, source: str, gain: float = 0.0) -> str:
    """A sound's way through a filter graph, from the tracks of ``source`` (such as ``0:a``) to an open end."""
    track, parts = media.audio[index], media.sources(index)
    if len(parts) == 1:
        return f"[{source}:{parts[0]}]{chain([*placed(media), *shaped(track, target, gain)])}"
    ends = [f"[sound{index}channel{number}]" for number in range(len(parts))]
    ways = [f"[{source}:{part}]{chain(placed(media, padded=True))}{end}" for part, end in zip(parts, ends, strict=True)]
    return ";".join([*ways, f"{''.join(ends)}{chain([join(track), *shaped(track, target, gain)])}"])


def join(track: AudioTrack) -> Filter:
    """From the channels of a sound to the whole."""
    return "join", {"inputs": len(track.parts), "channel_layout": track.layout, "map": channels.join(track)}


def placed(media: Media, *, padded: bool = False) -> Iterator[Filter]:
    """Silence where the sound has gaps or begins late; cut where the picture begins and ends.

    ``padded``: silence after its end, too, as a channel of a sound needs: joining ends with the shortest.
    """
    begins = float(ticks.to_seconds(media.offset))
    length = float(media.frames / media.rate.fps)
    yield "aresample", {"async": 1, "first_pts": 0}
    if padded:
        yield "apad", {}
    yield "atrim", {"start": f"{begins:.6f}", "end": f"{begins + length:.6f}"}
    yield "asetpts", {"expr": "PTS-STARTPTS"}


def shaped(track: AudioTrack, target: Target, gain: float = 0.0) -> Iterator[Filter]:
    """Folded to two channels where asked; made louder or softer."""
    folded = target.stereo and track.channels > _TWO
    if folded:
        yield ("pan", {"args": _FOLD}) if track.channels == _SIX else ("aformat", {"channel_layouts": "stereo"})
    if gain:
        yield "volume", {"volume": f"{gain}dB", "precision": "double"}
    if folded or gain > 0:
        yield "alimiter", {"limit": _CEILING, "level": 0, "latency": 1}


def measured(rows: Iterable[str]) -> tuple[Loudness, ...]:
    """What ffmpeg's ebur128 filters said at the end, in the order of the graph."""
    found: dict[int, list[float]] = {}
    now: list[float] = []
    for row in rows:
        for which, lufs, peak in _MEASURED.findall(row):
            if which:
                now = found.setdefault(int(which), [])
            else:
                now.append(_number(lufs or peak))
    return tuple(Loudness(values[0], values[1]) for _, values in sorted(found.items()) if len(values) > 1)


def told(loudness: Sequence[Loudness]) -> str:
    """For the receipt."""
    return "; ".join(map(str, loudness))


def _number(text: str) -> float:
    return float(text) if "n" not in text else -70.0
