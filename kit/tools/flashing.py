"""Where a film flashes more than three times a second: measured once, remembered while its bytes stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kit.errors import Place, ToolError
from kit.time.rate import Rate
from kit.tools import ffmpeg, opening, probe, process, tonemap
from kit.tools.measurement import Measurement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from kit.tools.image_sequence import Master
    from kit.tools.probe import Media

    #: From a frame up to, not including, another.
    Stretch = tuple[int, int]

#: Raised whenever the same film would be measured otherwise.
SCHEMA = 1


class Flashing(msgspec.Struct, frozen=True):
    """Stretches of frames (from, up to and without) with more than three flashes within a second.

    ``bright`` are flashes of brightness, ``red`` those to or from a saturated red. A stretch begins with the second
    that has too many; ``fps`` is the frame rate as a fraction, ``frames`` how many were looked at.
    """

    fps: str
    frames: int
    bright: tuple[tuple[int, int], ...]
    red: tuple[tuple[int, int], ...]

    @property
    def rate(self) -> Rate:
        """The frame rate that the stretches count by."""
        from fractions import Fraction  # noqa: PLC0415 - one use

        return Rate(Fraction(self.fps))

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Either kind, in order, those that touch joined."""
        return joined([*self.bright, *self.red])


_KEPT = Measurement(f"flashing {SCHEMA}", Flashing)


def known(master: Master) -> Flashing | None:
    """What ``measure`` found before in a file of these bytes; None if nobody measured it."""
    return _KEPT.known(master)


def measure(master: Master, configured: str = "", progress: Callable[[float], None] = lambda _: None) -> Flashing:
    """Decode a whole film and count its flashes, or remember what was counted before.

    ``configured`` is kit.toml's ``[tools] ffmpeg``; ``progress`` hears the share that is done. Raises what
    ``probe.probe`` raises, and ToolError if ffmpeg cannot decode the film to its end.
    """
    return _KEPT.of(master, lambda: _measured(probe.probe(master), configured, progress))


def seconds_before(ends: list[int], nominal: int) -> tuple[Stretch, ...]:
    """Frames that end a second with too many flashes, as stretches that begin with that second."""
    return joined([(max(0, frame + 1 - nominal), frame + 1) for frame in ends])


def joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that touch or overlap as one."""
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _measured(media: Media, configured: str, progress: Callable[[float], None]) -> Flashing:
    import numpy as np  # noqa: PLC0415 - only where pictures are looked at

    from kit.tools import flashes  # noqa: PLC0415

    detector = flashes.Detector(media.rate.nominal)
    count, size = 0, flashes.ACROSS * flashes.DOWN

    def read(out: BinaryIO) -> None:
        nonlocal count
        while len(data := out.read(3 * size)) == 3 * size:
            luma, blue, red = np.frombuffer(data, np.uint8).reshape(3, flashes.DOWN, flashes.ACROSS)
            detector.see(count, luma, blue, red)
            count += 1
            progress(min(1.0, count / max(1, media.frames)))

    program = ffmpeg.find(configured)
    done = process.run(_argv(program.path, media), on_bytes=read, bound=True)
    if done.code != 0 or count + media.rate.nominal < media.frames:
        said = next((row.split("] ", 2)[-1] for row in done.err if "[error]" in row or "[fatal]" in row), "")
        raise ToolError(
            f"ffmpeg could not read {media.path.name} to its end: {said or f'{count} of {media.frames} frames came'}",
            hint=f"Play {media.path.name} to its end to see whether it is damaged.",
            slug="flashing-unmeasured",
            place=Place(media.path),
        )
    nominal = media.rate.nominal
    bright, red = (seconds_before(ends, nominal) for ends in (detector.bright, detector.red))
    return Flashing(str(media.rate.fps), count, bright, red)


def _argv(program: Path, media: Media) -> tuple[str, ...]:
    """Every frame, a few dozen points across, in 8 bits."""
    from kit.tools.flashes import ACROSS, DOWN  # noqa: PLC0415 - brings numpy

    small = f"scale={ACROSS}:{DOWN}:flags=area:in_range={'pc' if media.full_range else 'tv'}"
    chain = [f"fps={media.rate.fps}"] if not media.constant_rate else []
    if media.hdr:
        chain += [f"scale={2 * ACROSS}:{2 * DOWN}:flags=area", *map(tonemap.words, tonemap.TO_SDR)]
    chain += [f"{small}:out_range=tv:out_color_matrix=bt709", "format=yuv444p"]
    return (
        *(str(program), "-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+warning", "-xerror"),
        *opening.picture(media).words,
        *("-map", f"0:{media.stream}", "-vf", ",".join(chain), "-fps_mode", "passthrough"),
        *("-f", "rawvideo", "-pix_fmt", "yuv444p", "pipe:1"),
    )
