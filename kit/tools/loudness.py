"""How loud a film's sound is, by ITU-R BS.1770 and EBU R 128; remembered while its bytes stay the same.

ffmpeg's ebur128 filter measures: integrated loudness, true peak and loudness range (EBU Tech 3342) of each sound track,
and the momentary loudness (400 ms, EBU Tech 3341) of the first, ten times a second. No standard says what a *sudden*
loud sound is. Here it is one that is ``_ABOVE`` louder than the film as a whole and ``_RISE`` louder than all that was
heard in the three seconds before: a door that slams in a quiet room, not music that swells.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kit.errors import Place, ToolError
from kit.time import ticks
from kit.tools import ffmpeg, image_sequence, opening, probe, process
from kit.tools.measurement import Measurement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.tools.image_sequence import Master
    from kit.tools.probe import Media

#: Raised whenever the same film would be measured otherwise.
SCHEMA = 1
#: LUFS below which a track counts as silence.
SILENCE = -60.0
#: Momentary values a second, and how many of them one value looks back over.
_EACH_SECOND, _WINDOW = 10, 4
_ABOVE, _RISE = 8.0, 20.0
_BEFORE = 3 * _EACH_SECOND
#: What is fainter than this is as quiet as this: silence itself has no loudness.
_QUIET = -60.0
_SUMMARY = re.compile(r"^\s*(I|LRA|Peak):\s+(-?[\d.]+|-?inf|nan) (?:LUFS|LU|dBFS)\s*$")
_MOMENT = re.compile(r"^lavfi\.r128\.M=(-?[\d.]+|-?inf|nan)$")


class Track(msgspec.Struct, frozen=True):
    """Of one sound track: integrated loudness in LUFS, true peak in dBTP, loudness range in LU."""

    lufs: float
    peak: float
    range: float

    @property
    def silent(self) -> bool:
        """Whether nothing is heard."""
        return self.lufs <= SILENCE


class Loudness(msgspec.Struct, frozen=True):
    """Of a film: its sound tracks in the file's order, and where the first is suddenly loud.

    ``sudden`` are stretches (from, up to) in tenths of a second from the first picture.
    """

    tracks: tuple[Track, ...]
    sudden: tuple[tuple[int, int], ...]


_KEPT = Measurement(f"loudness {SCHEMA}", Loudness)
_SILENT = Loudness((), ())


def known(master: Master) -> Loudness | None:
    """What ``measure`` found before in a file of these bytes; None if nobody measured it."""
    return _SILENT if _is_silent(master) else _KEPT.known(image_sequence.heard(master))


def measure(master: Master, configured: str = "") -> Loudness:
    """Listen to a whole film, or remember what was measured before; a film without sound has no tracks.

    ``configured`` is kit.toml's ``[tools] ffmpeg``. Raises what ``probe.probe`` raises, and ToolError if ffmpeg cannot
    decode the sound to its end.
    """
    if _is_silent(master):
        return _SILENT
    return _KEPT.of(image_sequence.heard(master), lambda: _measured(probe.probe(master), configured))


def _is_silent(master: Master) -> bool:
    """Whether a master is pictures alone."""
    return not isinstance(master, Path) and master.sound is None


def sudden(moments: Sequence[float], whole: float) -> tuple[tuple[int, int], ...]:
    """Stretches of momentary values (ten a second) that are suddenly loud in a film of this loudness."""
    found: list[tuple[int, int]] = []
    at = _WINDOW
    while at < len(moments):
        before = max((_QUIET, *moments[max(0, at - _BEFORE - _WINDOW) : at - _WINDOW + 1]))
        if moments[at] >= whole + _ABOVE and moments[at] - before >= _RISE:
            end = next((later for later in range(at, len(moments)) if moments[later] < whole + _ABOVE), len(moments))
            found.append((at - _WINDOW + 1, end))
            at = end
        at += 1
    return tuple(found)


def _measured(media: Media, configured: str) -> Loudness:
    tracks: list[Track] = []
    moments: list[float] = []
    for number in range(len(media.audio)):
        heard, these = _track(media, number, configured)
        tracks.append(heard)
        moments = moments or these
    loud = sudden(moments, tracks[0].lufs) if tracks and not tracks[0].silent else ()
    before = round(_EACH_SECOND * ticks.to_seconds(media.offset))
    return Loudness(tuple(tracks), tuple((max(0, first - before), last - before) for first, last in loud))


def _track(media: Media, number: int, configured: str) -> tuple[Track, list[float]]:
    moments: list[float] = []
    summary: dict[str, float] = {}

    def hear(row: str) -> None:
        if found := _MOMENT.match(row):
            moments.append(_number(found[1]))

    done = process.run(_argv(ffmpeg.find(configured).path, media, number), on_out=hear, bound=True)
    for row in done.err:
        if found := _SUMMARY.match(row):
            summary[found[1]] = _number(found[2])
    if done.code != 0 or summary.keys() < {"I", "LRA", "Peak"}:
        raise ToolError(
            f"ffmpeg could not listen to sound track {number + 1} of {media.path.name} to its end.",
            hint=f"Play {media.path.name} to its end to hear whether it is damaged.",
            slug="loudness-unmeasured",
            place=Place(media.path),
        )
    return Track(summary["I"], summary["Peak"], summary["LRA"]), moments


def _argv(program: Path, media: Media, number: int) -> tuple[str, ...]:
    chain = "aresample=async=1:first_pts=0,ebur128=peak=true:framelog=quiet:dualmono=true:metadata=1"
    if number == 0:
        chain += ",ametadata=mode=print:key=lavfi.r128.M:file=pipe\\\\:1"
    return (
        *(str(program), "-hide_banner", "-nostdin", "-nostats", "-loglevel", "info", "-xerror"),
        *opening.sound(media, "file,pipe").words,
        *("-map", f"0:a:{number}", "-vn", "-af", chain, "-f", "null", "-"),
    )


def _number(text: str) -> float:
    return float(text) if "n" not in text else -70.0
