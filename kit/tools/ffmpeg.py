"""Which ffmpeg is used, and whether it can do what a screener needs."""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import which

from kit.errors import ToolError
from kit.tools import process

#: What every burn needs of an ffmpeg, by the library that brings it.
FILTERS = {"ass": "libass", "scale": "swscale", "fps": "avfilter", "setparams": "avfilter"}
ENCODERS = {"libx264": "libx264", "aac": "avcodec"}

VARIABLE = "KIT_FFMPEG"
_PACKAGE = "imageio_ffmpeg"
_HINT = (
    f"Run `pip install imageio-ffmpeg` for the one that comes with kit, or name yours in {VARIABLE} "
    "or in kit.toml under [tools] ffmpeg. `kit doctor` shows what is found."
)


@dataclass(frozen=True, slots=True)
class Ffmpeg:
    """A working ffmpeg: ``origin`` says why this one was taken, ``filters`` and ``encoders`` what it was built with."""

    path: Path
    version: str
    origin: str
    filters: frozenset[str]
    encoders: frozenset[str]


def find(configured: str = "") -> Ffmpeg:
    """The ffmpeg to use, asked once what it can do. ``configured`` is kit.toml's ``[tools] ffmpeg``.

    Raises ToolError if there is none, or if it cannot burn subtitles into H.264.
    """
    path, origin = locate(configured)
    found = _ask(path, origin, path.stat().st_mtime_ns)
    lacking = sorted({FILTERS[name] for name in FILTERS.keys() - found.filters})
    lacking += sorted({ENCODERS[name] for name in ENCODERS.keys() - found.encoders})
    if lacking:
        raise ToolError(
            f"The ffmpeg at {path} cannot make screeners: it was built without {', '.join(lacking)}.",
            hint=_HINT,
            slug="ffmpeg-incapable",
        )
    return found


def locate(configured: str = "") -> tuple[Path, str]:
    """Path and origin of the ffmpeg to use, without running it.

    The environment is asked first, then kit.toml, then the wheel. A named one that is missing is an error, never a
    reason to take another. Raises ToolError.
    """
    for named, origin in ((os.environ.get(VARIABLE, ""), VARIABLE), (configured, "kit.toml [tools] ffmpeg")):
        if named:
            program = which(named)
            if program is None:
                raise ToolError(
                    f"ffmpeg was not found at “{named}”, where {origin} says it is.",
                    hint=_HINT,
                    slug="ffmpeg-missing",
                )
            return Path(program).absolute(), origin
    package = importlib.util.find_spec(_PACKAGE)
    for folder in (package.submodule_search_locations or ()) if package else ():
        for path in sorted((Path(folder) / "binaries").glob("ffmpeg-*")):
            if path.is_file():
                return path, "imageio-ffmpeg"
    raise ToolError("ffmpeg was not found.", hint=_HINT, slug="ffmpeg-missing")


@lru_cache(maxsize=4)
def _ask(path: Path, origin: str, _changed: int) -> Ffmpeg:
    words = _talk(path, "-version").split()
    if words[:2] != ["ffmpeg", "version"]:
        raise ToolError(f"The program at {path} is no ffmpeg.", hint=_HINT, slug="ffmpeg-broken")
    return Ffmpeg(
        path,
        words[2],
        origin,
        _names(_talk(path, "-hide_banner", "-filters")),
        _names(_talk(path, "-hide_banner", "-encoders")),
    )


def _talk(path: Path, *arguments: str) -> str:
    done = process.run([str(path), *arguments], timeout=60)
    if done.code != 0:
        why = done.err[-1] if done.err else f"it ended with code {done.code}"
        raise ToolError(f"The ffmpeg at {path} does not run: {why}.", hint=_HINT, slug="ffmpeg-broken")
    return done.out


def _names(listing: str) -> frozenset[str]:
    """The second word of each row that starts with a column of flags."""
    return frozenset(re.findall(r"^ [A-Z.]{2,6} (\S+) ", listing, flags=re.MULTILINE))
