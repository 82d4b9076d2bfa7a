"""``[festivals.package]``: what one festival's delivery must be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from kit.project.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

Part = Literal["screener", "subtitles", "booklet", "stills", "report", "access"]
Edition = Literal["standard", "large-print", "high-contrast", "handout", "html", "epub", "text", "brf"]
#: What a name may be put together from.
PLACES = ("film", "year", "festival", "lang", "kind")
_PLACE = re.compile(r"\{([^{}]*)\}")
_PLAIN = re.compile(r"[A-Za-z0-9._-]*")


class Package(Table, frozen=True, kw_only=True):
    """``[festivals.package]``: parts, names and limits of what a festival is sent.

    ``language`` is that of the screening page (empty: the film's default locale). ``naming`` is the pattern of every
    name, of {film}, {year}, {festival}, {lang} and {kind}. ``subtitles`` says whether they are burned, separate, or
    both; ``film`` is a viewing copy without subtitles, if the master is none that a browser plays. ``report_words``
    leaves the subtitles' words in the QC report. An empty list or 0 asks for nothing; ``max_bytes`` holds for each
    video, ``max_total_bytes`` for all files together, ``max_kbps`` is the mean of a video's picture and sound.
    """

    language: Annotated[str, Meta(pattern=r"^([a-z]{2,3}(-[A-Z]{2})?)?$", description="a BCP 47 language tag")] = ""
    naming: str = "{film}_{lang}_{kind}"
    parts: tuple[Part, ...] = ("screener", "subtitles", "booklet", "stills", "report", "access")
    subtitles: Literal["burned", "separate", "both"] = "both"
    formats: tuple[Literal["vtt", "srt"], ...] = ("vtt", "srt")
    editions: tuple[Edition, ...] = ("standard",)
    film: str = ""
    mark: bool = True
    report_words: bool = False
    container: Literal["", "mp4"] = ""
    video: tuple[Literal["h264", "hevc"], ...] = ()
    sound: tuple[Literal["aac", "none"], ...] = ()
    max_bytes: Annotated[int, Meta(ge=0, le=10**15)] = 0
    max_total_bytes: Annotated[int, Meta(ge=0, le=10**15)] = 0
    max_kbps: Annotated[int, Meta(ge=0, le=10**7)] = 0
    max_height: Annotated[int, Meta(ge=0, le=10_000)] = 0


def faults_of_pattern(pattern: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a pattern of names, and what to do."""
    for name in _PLACE.findall(pattern):
        if name not in PLACES:
            known = ", ".join(f"{{{place}}}" for place in PLACES)
            yield f"“{{{name}}}” is no part of a name.", f"A name is put together from {known}."
    rest = _PLACE.sub("", pattern)
    if not pattern.strip() or not _PLAIN.fullmatch(rest):
        yield (
            f"The pattern “{pattern}” would give names that not every system can keep.",
            "Besides its {parts} write only letters without accents, digits, “.”, “_” and “-”.",
        )
    elif pattern.startswith((".", "-")):
        yield f"The pattern “{pattern}” begins with “{pattern[0]}”.", "Let it begin with a letter, a digit or {film}."
