"""The tables of kit.toml that only the printed kit reads: ratings, warnings, help, rights, press, access, festivals."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, field

from kit.project.demands import Package
from kit.project.table import Country, Day, Identifier, Table, Tag


class Rating(Table, frozen=True, kw_only=True):
    """``[[ratings]]``: an age rating and where it holds; ``body`` is who gave it."""

    country: Country
    value: str
    body: str = ""


class ContentNote(Table, frozen=True, kw_only=True):
    """``[[content_notes]]``: what an audience is warned of, and how strong it is; its words stand in each locale.

    ``at`` are stretches of the master in its time code: ``00:12:03:00-00:12:41:12``.
    """

    id: Identifier
    severity: Literal["mild", "moderate", "strong"]
    kind: Literal["subject", "flashing", "loud"] = "subject"
    at: tuple[str, ...] = ()


class HelpLine(Table, frozen=True, kw_only=True):
    """``[[help_lines]]``: who helps after the film; ``checked`` is the day somebody last made sure that it answers.

    Hours, in the time of ``zone``, stand in each locale.
    """

    id: Identifier
    name: str
    checked: dt.date
    country: Country | None = None
    zone: str = ""
    phone: str = ""
    web: str = ""
    languages: tuple[Tag, ...] = ()


class ArchiveItem(Table, frozen=True, kw_only=True):
    """``[[archive]]``: footage or pictures from elsewhere, and who holds the rights."""

    title: str
    holder: str
    year: int | None = None


class MusicItem(Table, frozen=True, kw_only=True):
    """``[[music]]``: a piece that is heard, with the names that have to be printed."""

    title: str
    composer: str = ""
    performer: str = ""
    publisher: str = ""


class Funder(Table, frozen=True, kw_only=True):
    """``[[funders]]``: who paid; the wording that was agreed stands in each locale. ``logo`` is a picture's path."""

    id: Identifier
    name: str
    logo: str = ""


class Press(Table, frozen=True, kw_only=True):
    """``[[press]]``: a line from a review, in the language it was written in; each locale gives it in its own."""

    id: Identifier
    source: str
    language: Tag
    author: str = ""
    date: Day = ""
    web: str = ""


class Social(Table, frozen=True, kw_only=True):
    """``[[social]]``: where the film is on a network: its name, the handle as it is said, the address."""

    network: str
    handle: str
    web: str


class Milestone(Table, frozen=True, kw_only=True):
    """``[[timeline]]``: a date (year, month or day) of the film's background; what happened stands in each locale."""

    id: Identifier
    date: Day


class Access(Table, frozen=True, kw_only=True):
    """``[[access]]``: a way into the film in one language, and how it reaches the audience."""

    kind: Literal[
        "subtitles", "captions", "audio-description", "sign-language", "dubbing", "enhanced-sound", "easy-language"
    ]
    language: Tag
    delivery: Literal["dcp", "file", "app", "headset", "live", "open"]


class Dcp(Table, frozen=True, kw_only=True):
    """``[dcp]``: what a cinema asks about the package. ``title`` is its name by the naming convention."""

    title: str
    standard: Literal["smpte", "interop"] = "smpte"
    resolution: Literal["2k", "4k"] = "2k"
    container: Literal["flat", "scope", "full"] = "flat"
    sound: Literal["mono", "stereo", "5.1", "7.1", "atmos"] = "5.1"
    subtitles: tuple[Tag, ...] = ()
    closed_captions: tuple[Tag, ...] = ()
    encrypted: bool = False
    gigabytes: Annotated[int, Meta(ge=0, le=4000)] = 0


class Difference(Table, frozen=True, kw_only=True):
    """``[[differences]]``: why one language says something otherwise than the default one, at a text or a table.

    ``key`` is as in ``film.toml synopsis.short`` or ``guide.toml hard_questions``.
    """

    locale: Tag
    key: str
    reason: str


class Absent(Table, frozen=True, kw_only=True):
    """``[[absent]]``: why a piece is not in the kit, in one language or in all: a film may have no archive material.

    ``piece`` is an id of the checklist, such as ``credits.archive``.
    """

    piece: str
    reason: str
    locale: Tag | Literal[""] = ""


class Festival(Table, frozen=True, kw_only=True):
    """``[[festivals]]``: what one festival wants: word limits, paper, the order of sections, its contacts.

    ``limits`` counts words by text: ``logline``, ``short``, ``medium``, ``long``, ``statement``, ``biography``.
    Sections named in ``order`` come first, in that order; those in ``without`` are left out. ``package`` is what
    ``kit package build`` sends.
    """

    id: Identifier
    name: str
    paper: Literal["", "a4", "letter"] = ""
    logo: str = ""
    order: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    contacts: tuple[Identifier, ...] = ()
    limits: dict[str, int] = field(default_factory=dict)
    package: Package | None = None
