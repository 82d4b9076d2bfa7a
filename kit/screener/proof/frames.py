"""Pictures from ffmpeg: what libass draws on nothing, and a screener beside its master, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from kit.errors import FaultyError, Place, ToolError
from kit.screener import picture, workshop
from kit.screener.plan import ASS_FILE, FONTS_FOLDER
from kit.tools import opening, process, tonemap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from kit.screener.job import Job
    from kit.screener.proof.locate import View
    from kit.screener.proof.units import Unit
    from kit.screener.script import Script

    Plane = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

_QUIET = ("-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info", "-xerror")
_RAW = ("-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1")
#: Points across and down of a small picture.
_SMALL = 96


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures in 8 bits, video range: the brightness of both, and of the lower one the colours too (4:2:0)."""

    upper: Plane
    lower: Plane
    lower_chroma: tuple[Plane, Plane]

    @property
    def height(self) -> int:
        """Rows of each picture."""
        return self.lower.shape[0]

    @property
    def width(self) -> int:
        """Columns of each picture."""
        return self.lower.shape[1]


def _stacked(data: bytes, width: int, height: int) -> Pair:
    """A pair as it comes from ffmpeg, one picture above the other."""
    size = width * height
    luma = np.frombuffer(data, np.uint8, count=2 * size).reshape(2 * height, width)
    blue, red = np.frombuffer(data, np.uint8, offset=2 * size).reshape(2, height, width // 2)
    return Pair(luma[:height], luma[height:], (blue[height // 2 :], red[height // 2 :]))


def drawn(job: Job, units: Sequence[Unit], see: Callable[[int, Pair], None]) -> None:
    """Each unit alone, on black (upper) and on white (lower): ``see`` gets its index and the pair.

    Raises ToolError if ffmpeg fails.
    """
    if not units:
        return
    width, height = job.size
    events = [replace(event, first=at, last=at + 1) for at, unit in enumerate(units) for event in unit.events]
    fps, tags = job.media.rate.fps, tonemap.words(picture.TAGGED)
    text = f"ass=filename={ASS_FILE}:fontsdir={FONTS_FOLDER}:shaping=complex"
    chains = [
        f"color=c={colour}:s={width}x{height}:r={fps},format=yuv420p,{tags},trim=end_frame={len(units)},{text}[{colour}]"
        for colour in ("black", "white")
    ]
    words = ["-filter_complex", ";".join([*chains, "[black][white]vstack[both]"]), "-map", "[both]", *_RAW]
    script = replace(job.script, events=tuple(events))
    _run(job, words, script, lambda index, data: see(index, _stacked(data, width, height)), width * height * 3)


def compared(job: Job, made: Path, see: Callable[[int, Pair], None], view: View | None = None) -> None:
    """The master without text (upper) above the screener (lower), frame by frame, each decoded once.

    ``view``: where in the master the screener lies, if that is not all of it; frames then count from where both are,
    and what the screener lacks of the picture is black. Raises ToolError if ffmpeg fails.
    """
    media = job.media
    width, height = job.size
    clean = ",".join(map(tonemap.words, picture.filters(media, job.target)))
    ours, theirs, fitted = "", "", f"scale={width}:{height}"
    if view:
        ours, theirs = (f"trim=start_frame={max(0, first)},setpts=N," for first in (view.begins, -view.begins))
        fitted = _fitted(view, width, height)
    chains = (
        f"[0:{media.stream}]{clean},format=yuv420p,{ours}setpts=N[clean]",
        f"[1:v:0]setpts=PTS-STARTPTS,{fitted},setsar=1,fps={media.rate.fps},format=yuv420p,{theirs}setpts=N[made]",
        "[clean][made]vstack=shortest=1[both]",
    )
    words = [*opening.picture(media).words, *opening.film(made).words]
    words += ["-filter_complex", ";".join(chains), "-map", "[both]", *_RAW]
    _run(job, words, None, lambda index, data: see(index, _stacked(data, width, height)), width * height * 3)


def _fitted(view: View, width: int, height: int) -> str:
    """Filters that lay what is inside a screener's border over the part of the master that it shows."""
    (left, top, wide, high), (x, y, across, down) = view.inside, view.shows
    broad, tall = (max(2, round(share * size / 2) * 2) for share, size in ((across, width), (down, height)))
    right, below = (round(share * size) for share, size in ((x, width), (y, height)))
    return (
        f"crop=iw*{wide}:ih*{high}:iw*{left}:ih*{top}:exact=1,scale={broad}:{tall},"
        f"pad={width}:{height}:{min(right, width - broad)}:{min(below, height - tall)}"
    )


def small(job: Job, made: Path | None, see: Callable[[Plane], None]) -> None:
    """Each frame of a screener (None: of the master) in some dozen points across and down, at the master's rate.

    Raises ToolError if ffmpeg fails.
    """
    media = job.media
    chain = picture.filters(media, job.target) if made is None else ()
    filters = [
        *map(tonemap.words, chain),
        f"fps={media.rate.fps}",
        f"scale={_SMALL}:{_SMALL}:flags=area",
        "format=gray",
    ]
    stream = "v:0" if made else str(media.stream)
    opened = opening.film(made) if made else opening.picture(media)
    words = [*opened.words, "-map", f"0:{stream}", "-vf", ",".join(filters)]
    words += ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"]
    points = _SMALL, _SMALL
    _run(job, words, None, lambda _, data: see(np.frombuffer(data, np.uint8).reshape(points)), _SMALL * _SMALL)


def _run(job: Job, words: list[str], script: Script | None, see: Callable[[int, bytes], None], size: int) -> None:
    """Run ffmpeg, and hand over what it writes in pieces of ``size`` bytes."""

    def read(out: BinaryIO) -> None:
        index = 0
        while len(data := out.read(size)) == size:
            see(index, data)
            index += 1

    with workshop.opened(str(script or ""), job.fonts) as folder:
        argv = (str(job.program.path), *_QUIET, *words)
        done = process.run(argv, cwd=folder, env=workshop.environment(folder), on_bytes=read, bound=True)
        if done.code != 0:
            said = [row.split("] ", 2)[-1] for row in done.err if "[error]" in row or "[fatal]" in row]
            raise ToolError(
                f"ffmpeg could not read the pictures: {said[0] if said else f'it ended with code {done.code}'}",
                hint="Play the master and the screener to their ends to see which is damaged.",
                slug="proof-failed",
            )


def refuse_short(made: Path, seen: int, wanted: int) -> None:
    """Raise FaultyError unless as many frames were compared as the master has."""
    if seen != wanted:
        raise FaultyError(
            f"Of {made.name} {seen} frames could be compared; the master has {wanted}.",
            hint="`kit screener build --force` makes it again.",
            slug="screener-frames",
            place=Place(made),
        )
