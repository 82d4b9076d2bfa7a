"""Where ffmpeg runs and how it is heard: our script, our fonts, nothing else in sight."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError, ToolError
from kit.screener.plan import ASS_FILE, FONTS_FOLDER
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kit.screener.faces import Face
    from kit.tools.process import Finished

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir prefix="cwd">fonts</dir><cachedir prefix="cwd">cache</cachedir></fontconfig>
"""
#: Variables by which ffmpeg and fontconfig would do more than they were told.
_UNWANTED = ("FFREPORT", "AV_LOG_FORCE_COLOR", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "FC_DEBUG")
#: x264 reads memory that it never wrote, and an encoder that was given what another one had left makes other choices:
#: of 105 segments of a small film three were other bytes in each run. The C library of Linux fills what it hands out
#: with the complement of this number, which is what an encoder finds that has a process of its own: zeros.
_CLEAN_MEMORY = {"MALLOC_PERTURB_": "255"}
_TALKS = ("[error]", "[fatal]", "[panic]")
_FULL = ("No space left on device", "Disk quota exceeded")
#: Rows about fonts and glyphs that are kept; a missing glyph is told for every frame.
_HEARD = 200


@contextmanager
def opened(script: str, faces: Iterable[Face]) -> Iterator[Path]:
    """A folder in which ffmpeg finds the text and its fonts, and nothing else; gone at the end. Raises StorageError."""
    where = Path(tempfile.gettempdir())
    try:
        with tempfile.TemporaryDirectory(prefix="kit-burn-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            write_script(folder / ASS_FILE, script)
            furnish(folder, faces)
            yield folder
    except KitError:
        raise
    except OSError as error:
        raise files.storage_error(error, where, "written") from error


def furnish(folder: Path, faces: Iterable[Face]) -> None:
    """Put the fonts into a folder, and nothing else within fontconfig's reach. Raises OSError."""
    (folder / FONTS_FOLDER).mkdir()
    for number, face in enumerate(faces):
        shutil.copyfile(face.font.path, folder / FONTS_FOLDER / f"{number}-{face.font.path.name}")
    (folder / "fonts.conf").write_text(_FONTCONFIG, encoding="utf-8")


def write_script(path: Path, script: str) -> None:
    """A script as libass reads it. Raises OSError."""
    path.write_text(script, encoding="utf-8", newline="\n")


def environment(folder: Path) -> dict[str, str]:
    """Ours, with only our fonts in sight: no other can be put in its place. The same bytes come out on every run."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return kept | _CLEAN_MEMORY | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "NO_COLOR": "1"}


def listener(heard: list[str]) -> Callable[[str], None]:
    """Keeps the first rows about fonts and glyphs, however much else is said."""

    def hear(row: str) -> None:
        if len(heard) < _HEARD and any(word in row for word in ("fontselect", "Glyph")):
            heard.append(row)

    return hear


def failure(done: Finished, master: Path, output: Path) -> KitError:
    """What went wrong, in ffmpeg's own words; a full disk is told as one."""
    talk = [row for row in done.err if any(mark in row for mark in _TALKS)]
    if any(words in row for row in talk for words in _FULL):
        return files.storage_error(OSError(errno.ENOSPC, ""), output, "written")
    if done.code == -getattr(signal, "SIGXFSZ", 0) or any("File too large" in row for row in talk):
        return files.storage_error(OSError(errno.EFBIG, ""), output, "written")
    said = talk[0].split("] ", 2)[-1] if talk else f"it ended with code {done.code}"
    return ToolError(
        f"ffmpeg could not burn {output.name}: {said}",
        hint=f"Play {master.name} to its end to see whether it is damaged; `kit screener plan` shows the command line.",
        slug="ffmpeg-failed",
    )
