"""Look at finished pieces before they are trusted: ffmpeg ends with 0 on segments that lack frames."""

from __future__ import annotations

import hashlib
import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.time.rate import Rate


#: Seconds of a time stamp's unit from which no frame's time is exact.
_COARSE = Fraction(1, 1000)


def fault(made: Path, frames: int, rate: Rate) -> str:
    """What is wrong with a picture that should have exactly these frames, evenly spaced from 0; empty if nothing.

    Raises nothing for a damaged file: that, too, is a fault.
    """
    return look(made, frames, rate)[0]


def look(made: Path, frames: int, rate: Rate) -> tuple[str, str]:
    """The same, and the hash of what a decoder must know before the first frame; all segments of a film have one.

    Both at one opening, for which the first picture is decoded.
    """
    import av  # noqa: PLC0415 - 100 ms that help need not wait for
    from av.error import FFmpegError  # noqa: PLC0415

    try:
        with av.open(str(made)) as container:
            stream = container.streams.video[0]
            # Only their times: the packets of a feature are gigabytes.
            told = [(packet.pts, packet.dts, packet.is_keyframe) for packet in container.demux(stream) if packet.size]
            base = stream.time_base or Fraction(1)
            header = hashlib.sha256(bytes(stream.codec_context.extradata or b"")).hexdigest()
    except (FFmpegError, IndexError) as error:
        return f"it cannot be opened ({error})", ""
    return _fault(told, base, frames, rate), header


def _fault(told: Sequence[tuple[int | None, int | None, bool]], base: Fraction, frames: int, rate: Rate) -> str:
    """What is wrong with pictures, ``told`` by when each is shown and decoded (by ``base``) and whether it is a key."""
    shown = sorted(pts for pts, _, _ in told if pts is not None)
    decoded = [dts for _, dts, _ in told if dts is not None]
    step = 1 / (rate.fps * base)
    expected = [round(frame * step) for frame in range(frames)]
    if len(told) != frames:
        return f"it has {len(told)} frames instead of {frames}"
    if not told or not told[0][2]:
        return "it does not begin with a key frame"
    # Matroska counts milliseconds, and half of one is rounded either way.
    most = 1 if base >= _COARSE else 0
    wrong = next((index for index, (a, b) in enumerate(zip(shown, expected, strict=False)) if abs(a - b) > most), None)
    if len(shown) != frames or wrong is not None:
        return f"its time stamps are uneven at frame {wrong}"
    if any(later <= earlier for earlier, later in itertools.pairwise(decoded)):
        return "its frames are out of order"
    return ""


def hashes(text: str) -> dict[int, str]:
    """The frames of ffmpeg's ``framehash``, by number."""
    rows = (row.split(",") for row in text.splitlines() if row and not row.startswith("#"))
    return {int(row[2]): row[5].strip() for row in rows}
