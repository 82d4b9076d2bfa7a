"""What a screener can be made for: codec, size, rates, loudness; each a TOML file with its sources and their dates."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

from kit import resources
from kit.errors import UsageError
from kit.project import toml
from kit.screener import sizes
from kit.screener.encoding import Subtitles, Target

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.screener.options import Options


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Who asks for it, where that stands, and when it was read."""

    title: str
    address: str
    read: dt.date


class Specification(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of targets/.

    ``lines`` is the greatest height, in a picture of 16:9; ``most_kbps`` the highest rate over any second;
    ``size_limit`` how large the file may be (``2 GB``). ``container`` is left out for the codec's usual one.
    """

    title: str
    codec: Literal["h264", "hevc", "av1", "prores"]
    sources: tuple[Source, ...]
    lines: Annotated[int, Meta(ge=144, le=4320)]
    crf: Annotated[int, Meta(ge=0, le=63)] = 20
    preset: Literal["veryfast", "fast", "medium", "slow"] = "medium"
    most_kbps: Annotated[int, Meta(ge=0)] = 0
    audio_kbps: Annotated[int, Meta(ge=64, le=512)] = 320
    samples: Literal[0, 44_100, 48_000] = 48_000
    sound: Literal["as-master", "stereo"] = "as-master"
    loudness: Annotated[int, Meta(ge=-31, le=-9)] | None = None
    size_limit: str = ""
    subtitles: Subtitles = "burned"
    container: Literal["", "mkv"] = ""


def names() -> tuple[str, ...]:
    """Every target, by name."""
    return tuple(sorted(path.stem for path in resources.targets().glob("*.toml")))


def find(name: str) -> Specification:
    """A target. Raises UsageError if there is none of that name."""
    if name not in names():
        close = difflib.get_close_matches(name, names(), n=1, cutoff=0.4)
        raise UsageError(
            f"There is no target “{name}”.",
            hint=(f"Did you mean “{close[0]}”? " if close else "") + "`kit screener targets` lists them all.",
            slug="no-target",
        )
    found, _ = toml.read(resources.targets() / f"{name}.toml", Specification)
    return found


def resolve(project: Project, options: Options) -> Target:
    """What comes out: the target's own word, or kit.toml's settings if none is named. Raises UsageError."""
    found = _named(project, options.target) if options.target else _own(project)
    found = replace(found, size_limit=options.size_limit) if options.size_limit else found
    return replace(found, subtitles=options.subtitles) if options.subtitles else found


def _spoken(project: Project) -> str:
    film = project.settings.film
    return film.spoken[0] if film.spoken else film.original_language


def _own(project: Project) -> Target:
    settings = project.settings.screener
    stereo = settings.sound == "stereo"
    return Target(
        settings.crf, settings.preset, settings.audio_kbps, _spoken(project), stereo=stereo, lufs=settings.loudness
    )


def _named(project: Project, name: str) -> Target:
    wanted = find(name)
    return Target(
        wanted.crf,
        wanted.preset,
        wanted.audio_kbps,
        _spoken(project),
        stereo=wanted.sound == "stereo",
        lufs=wanted.loudness,
        codec=wanted.codec,
        lines=wanted.lines,
        most_kbps=wanted.most_kbps,
        samples=wanted.samples,
        size_limit=sizes.parse(wanted.size_limit),
        subtitles=wanted.subtitles,
        container=wanted.container,
    )
