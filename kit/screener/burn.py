"""Run ffmpeg on a job, in a private folder that is gone afterwards, and tell how far it is."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError, StorageError, ToolError
from kit.screener.plan import ASS_FILE, FONTS_FOLDER
from kit.tools import files, process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.screener.job import Job
    from kit.tools.fonts import Font
    from kit.tools.process import Finished

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir prefix="cwd">fonts</dir><cachedir prefix="cwd">cache</cachedir></fontconfig>
"""
#: Variables by which ffmpeg and fontconfig would do more than they were told.
_UNWANTED = ("FFREPORT", "AV_LOG_FORCE_COLOR", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "FC_DEBUG")
_TALKS = ("[error]", "[fatal]", "[panic]")
_FULL = ("No space left on device", "Disk quota exceeded")
#: Bits a pixel and frame of x264 at quality 20: hardly ever less than the first, seldom more than the second.
_LEAN, _RICH = 0.02, 0.15
_MICROSECONDS = 1_000_000
#: Seconds without a byte after which a part is nobody's: ffmpeg writes several times a minute.
_ABANDONED = 3600
#: Rows about fonts and glyphs that are kept; a missing glyph is told for every frame.
_HEARD = 200


def run(job: Job, part: Path, output: Path, progress: Callable[[float], None]) -> tuple[str, ...]:
    """Burn to ``part``; ``output`` is the name it will get, for messages. Returns what libass said of fonts and glyphs.

    Raises ToolError with ffmpeg's own words if it fails, StorageError if the disk is full.
    """
    heard: list[str] = []
    with _workshop(str(job.script), job.font) as folder:
        done = process.run(
            job.argv(part),
            cwd=folder,
            env=_environment(folder),
            on_out=_meter(job, progress),
            on_err=_listener(heard),
        )
    if done.code != 0:
        raise _failure(done, job, output)
    progress(1.0)
    return tuple(heard)


def sweep(folder: Path) -> None:
    """Remove what a burn left that was killed outright or lost its power: parts that nobody has written to for long."""
    for part in folder.glob(".part-*.mp4"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def check_room(job: Job, output: Path) -> list[str]:
    """Look whether the disk has room: a warning if it may be short, StorageError if it certainly is."""
    width, height = job.media.display
    bits = width * height * job.media.frames
    sound = job.media.frames / job.media.rate.fps * job.target.audio_kbps * 1000 * len(job.media.audio)
    least, most = (int((bits * share + sound) / 8) for share in (_LEAN, _RICH))
    folder = next(path for path in (output.parent, *output.parents) if path.is_dir())
    free = shutil.disk_usage(folder).free
    if free < least:
        raise StorageError(
            f"The disk of {folder} has {_size(free)} free; this screener needs {_size(least)} or more.",
            hint="Free some space and run the same command again.",
            slug="disk-full",
        )
    return [f"The disk has {_size(free)} free; this screener may need up to {_size(most)}."] if free < most else []


@contextmanager
def _workshop(script: str, font: Font) -> Iterator[Path]:
    """The folder in which ffmpeg finds the text and the one font, and nothing else."""
    where = Path(tempfile.gettempdir())
    try:
        with tempfile.TemporaryDirectory(prefix="kit-burn-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / ASS_FILE).write_text(script, encoding="utf-8", newline="\n")
            (folder / FONTS_FOLDER).mkdir()
            shutil.copyfile(font.path, folder / FONTS_FOLDER / font.path.name)
            (folder / "fonts.conf").write_text(_FONTCONFIG, encoding="utf-8")
            yield folder
    except KitError:
        raise
    except OSError as error:
        raise files.storage_error(error, where, "written") from error


def _environment(folder: Path) -> dict[str, str]:
    """Ours, with only our font in sight: no other can be put in its place."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return kept | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "NO_COLOR": "1"}


def _listener(heard: list[str]) -> Callable[[str], None]:
    """Keeps the first rows about fonts and glyphs, however much else is said."""

    def hear(row: str) -> None:
        if len(heard) < _HEARD and any(word in row for word in ("fontselect", "Glyph")):
            heard.append(row)

    return hear


def _meter(job: Job, progress: Callable[[float], None]) -> Callable[[str], None]:
    total = float(job.media.frames / job.media.rate.fps) * _MICROSECONDS

    reached = 0.0

    def hear(row: str) -> None:
        nonlocal reached
        name, _, value = row.partition("=")
        if name == "out_time_us" and value.isdigit() and total:
            reached = max(reached, min(0.999, int(value) / total))  # it is the time of the stream that lags behind
            progress(reached)

    return hear


def _failure(done: Finished, job: Job, output: Path) -> KitError:
    talk = [row for row in done.err if any(mark in row for mark in _TALKS)]
    if any(words in row for row in talk for words in _FULL):
        return files.storage_error(OSError(errno.ENOSPC, ""), output, "written")
    if done.code == -getattr(signal, "SIGXFSZ", 0) or any("File too large" in row for row in talk):
        return files.storage_error(OSError(errno.EFBIG, ""), output, "written")
    said = talk[0].split("] ", 2)[-1] if talk else f"it ended with code {done.code}"
    return ToolError(
        f"ffmpeg could not burn {output.name}: {said}",
        hint=f"Play {job.media.path.name} to its end to see whether it is damaged; "
        "`kit screener plan` shows the command line.",
        slug="ffmpeg-failed",
    )


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e8 else f"{count / 1e6:.1f} MB"  # noqa: PLR2004 - where MB get long
