"""Send the frames to ffmpeg, letter them and write the MP4."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import imageio_ffmpeg
import pylopdf_fonts_ko
from numpy import uint8
from numpy.typing import NDArray

from reel.canvas import HEIGHT, WIDTH
from reel.lettering import ass
from reel.pictures import picture, to_bytes
from reel.timeline import RATE, Timeline

QUALITY = "23"
TITLE = "Demonstration reel (generated pictures, not the film)"
# No machine font can slip in: fontconfig sees the private folder alone.
_FONTCONFIG = "<?xml version='1.0'?><fontconfig><dir>{0}</dir><cachedir>{0}</cachedir></fontconfig>"


def frames(line: Timeline) -> Iterator[NDArray[uint8]]:
    """Every frame of the reel, without lettering."""
    for placed in line.shots:
        shot = picture(placed.item.picture, placed.end - placed.start)
        for index in range(placed.end - placed.start):
            yield to_bytes(shot(index))


def encode(line: Timeline, sound: Path, folder: Path, target: Path) -> None:
    """Encode in ``folder`` (private) and move the finished file to ``target``."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for font in Path(pylopdf_fonts_ko.__file__).parent.glob("*.otf"):
        shutil.copy(font, fonts)
    (folder / "reel.ass").write_text(ass(line), encoding="utf-8")
    (folder / "fonts.conf").write_text(_FONTCONFIG.format(fonts), encoding="utf-8")
    result = folder / "reel.mp4"
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    log = folder / "ffmpeg.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            _command(line, sound, result),
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stderr=errors,
        )
        with cast("IO[bytes]", process.stdin) as pipe:
            for frame in frames(line):
                pipe.write(frame.tobytes())
        code = process.wait()
    said = log.read_text(encoding="utf-8", errors="replace")
    if code or "failed to find any fallback" in said or "Glyph 0x" in said:
        raise RuntimeError(f"ffmpeg did not make the reel:\n{said[-3000:]}")
    shutil.move(result, target)


def _command(line: Timeline, sound: Path, result: Path) -> list[str]:
    cuts = ",".join(f"{float((shot.start - 0.5) / RATE):.4f}" for shot in line.shots[1:])
    look = (
        "ass=filename=reel.ass:fontsdir=fonts,"
        "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuv420p,"
        "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
    )
    return [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-nostdin",
        "-y",
        "-loglevel",
        "info",
        "-nostats",
        "-f",
        "rawvideo",
        "-pixel_format",
        "rgb24",
        "-video_size",
        f"{WIDTH}x{HEIGHT}",
        "-framerate",
        f"{RATE.numerator}/{RATE.denominator}",
        "-i",
        "pipe:0",
        "-i",
        str(sound),
        "-map",
        "0:v",
        "-map",
        "1:a",
        "-vf",
        look,
        "-c:v",
        "libx264",
        "-preset",
        "slow",
        "-crf",
        QUALITY,
        "-profile:v",
        "high",
        "-g",
        "240",
        "-x264-params",
        "scenecut=0:aq-mode=3",
        "-threads",
        "2",
        "-force_key_frames",
        cuts,
        "-video_track_timescale",
        "24000",
        "-c:a",
        "aac",
        "-b:a",
        "64k",
        "-ar",
        "48000",
        "-ac",
        "2",
        "-map_metadata",
        "-1",
        "-metadata",
        f"title={TITLE}",
        "-metadata:s:a:0",
        "language=eng",
        "-fflags",
        "+bitexact",
        "-flags:v",
        "+bitexact",
        "-flags:a",
        "+bitexact",
        "-movflags",
        "+faststart",
        str(result),
    ]
