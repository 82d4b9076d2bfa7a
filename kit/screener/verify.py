"""A burn counts only if it can be shown to be right: ffmpeg ends with 0 on pictures that lack frames, sound or text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.time import ticks
from kit.tools import probe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kit.screener.faces import Face
    from kit.screener.job import Job
    from kit.screener.script import Script
    from kit.tools.probe import Media

_TAKEN = re.compile(r"fontselect: \((?P<family>.*), \d+, \d+\) -> .*, (?P<postscript>[^,]+)$")
_LOST = re.compile(r"failed to find any fallback|Glyph 0x[0-9A-Fa-f]+ not found")
#: Decoders whose names are not their codec's.
_CODECS = {"libdav1d": "av1", "libaom-av1": "av1"}
_HINT = "Nothing was kept. Report this with the output of `kit screener plan`, if the master plays to its end."


def talk(rows: Sequence[str], script: Script, faces: Iterable[Face]) -> None:
    """Read what libass said of fonts and glyphs while it drew a script.

    Raises ToolError if another font was taken, a glyph was not found, or no font was asked for though there is text.
    """
    wanted = {face.font.family: face.metrics.postscript for face in faces}
    if not rows and any(event.style != "Logo" for event in script.events):
        raise ToolError("The text was not drawn at all.", hint=_HINT, slug="text-not-drawn")
    for row in rows:
        taken = _TAKEN.search(row)
        if _LOST.search(row) or (taken and taken["postscript"].strip() != wanted.get(taken["family"])):
            raise ToolError(
                f"The text was not drawn with the right font: {row.split('] ', 2)[-1]}",
                hint=_HINT,
                slug="font-substituted",
            )


def result(part: Path, job: Job) -> Media:
    """Open what was made and hold it against the master: frames, size, rate, pixels, sound.

    Raises ToolError naming the first difference.
    """
    made, master = probe.probe(part), job.media
    wanted = (
        ("frames", made.frames, master.frames),
        ("frames a second", made.rate.label(), master.rate.label()),
        ("size of the picture", _by(made.width, made.height), _by(*job.size)),
        ("shape of the pixels", made.sar, 1),
        ("pixel format", made.pixel_format, job.target.pixels),
        ("video codec", _CODECS.get(made.video_codec, made.video_codec), job.target.codec),
        ("sound tracks", len(made.audio), len(master.audio)),
        *_joined(made, job),
        ("start", ticks.clock(made.offset), ticks.clock(0)),
    )
    for what, has, should in wanted:
        if has != should:
            raise ToolError(
                f"The screener does not match the master: {what} {has} instead of {should}.",
                hint=_HINT,
                slug="burn-unverified",
            )
    return made


def _joined(made: Media, job: Job) -> Iterator[tuple[str, int, int]]:
    """The channels of each sound that was made from tracks of one channel each: what it has, and should have."""
    for number, (one, other) in enumerate(zip(made.audio, job.media.audio, strict=False), 1):
        if len(other.parts) > 1:
            should = 2 if job.target.stereo else other.channels
            yield f"channels of sound track {number}", one.channels, should


def _by(width: int, height: int) -> str:
    return f"{width} × {height}"
