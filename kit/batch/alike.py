"""Whether two installations of kit make the same results: release, code and data, and the libraries that show."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kit import __version__, resources
from kit.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Distributions whose release shows in a result.
LIBRARIES = (
    "weasyprint", "pydyf", "pikepdf", "pillow", "page-validation", "babel", "jinja2", "segno", "fonttools", "av",
    "imageio-ffmpeg", "numpy", "pylopdf-fonts-ko",
)  # fmt: skip
_MISSING = "missing"
#: Enough of a hash to tell one from another.
_SHOWN = 12


@cache
def seal() -> dict[str, str]:
    """What this installation is: name → version, and one hash for all of its code, templates and words."""
    return {"kit": __version__, "kit’s code": _code()} | {name: _version(name) for name in LIBRARIES}


def refuse_difference(wanted: Mapping[str, str], found: Mapping[str, str], who: str) -> None:
    """Raise ToolError that names the first thing that differs, if anything does; ``found`` is empty without kit."""
    for name, here in wanted.items():
        there = found.get(name, _MISSING)
        if there == here:
            continue
        what = f"no {name}" if there == _MISSING else f"{name} {there[:_SHOWN]}"
        raise ToolError(
            f"The results of {who} could differ from those made here: it has {what}, not {here[:_SHOWN]}.",
            hint="Install the same release of kit, from the same lock file, everywhere, and begin the worker anew.",
            slug="worker-differs",
        )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _MISSING


def _code() -> str:
    digest = hashlib.sha256()
    for name, path in sorted(_files()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    """Code and data by their place in the installation, wherever that is."""
    homes = {
        "kit": (Path(__file__).resolve().parents[1], (".py", ".toml", ".json", ".css", ".html", ".js")),
        "templates": (resources.templates(), (".html", ".css", ".xml", ".js")),
        "locales": (resources.locales(), (".po",)),
        "targets": (resources.targets(), (".toml",)),
    }
    for home, (folder, endings) in homes.items():
        for path in folder.rglob("*"):
            within = path.relative_to(folder)
            if path.suffix in endings and "_data" not in within.parts:
                yield f"{home}/{within.as_posix()}", path
