"""What kit.toml may say: the facts that are the same in every language.

Every table is strict: an unknown key is an error (``kit.project.load`` names the file, the row and the nearest
known key). Defaults here are the documented defaults.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, field

from kit.project.dossier import (
    Absent,
    Access,
    ArchiveItem,
    ContentNote,
    Dcp,
    Difference,
    Festival,
    Funder,
    HelpLine,
    Milestone,
    MusicItem,
    Press,
    Rating,
    Social,
)
from kit.project.functions import Function
from kit.project.marking import Logo, Marking
from kit.project.styles import Look
from kit.project.table import Colour, Country, Identifier, Table, Tag


class Film(Table, frozen=True, kw_only=True):
    """``[film]``: what identifies the film and its master.

    ``master`` is a film's file, or numbered pictures (``reel_%06d.dpx``, or their folder) with ``sound`` beside them.
    ``channels`` tells how sound tracks of one channel each belong together: ("L R C LFE Ls Rs", "L R", "own", "none").
    ``scan`` "progressive": whole frames, whatever the file says (PsF, stored as two fields).
    ``shots`` is a JSON file with the frames on which shots change; without one, times are not compared with cuts.
    """

    id: Identifier
    title: str
    year: Annotated[int, Meta(ge=1888, le=2200)]
    kind: Literal["documentary", "short-documentary", "fiction", "animation", "series"]
    master: str
    rate: str
    default_locale: Tag
    original_language: Tag
    spoken: tuple[Tag, ...] = ()
    countries: tuple[Country, ...] = ()
    programme_start: str = "00:00:00:00"
    sound: str = ""
    channels: tuple[str, ...] = ()
    scan: Literal["as-file", "progressive"] = "as-file"
    shots: str = ""
    web: str = ""
    hashtags: tuple[str, ...] = ()
    premiere: Literal["", "world", "international", "continental", "national", "regional", "shown"] = ""
    colour: Colour = "#1f4e5f"
    demonstration: bool = False


class Cut(Table, frozen=True, kw_only=True):
    """``[cut]``: a recut that the tracks shall follow, for ``kit subs retime auto``.

    The lists and sounds of the cut that the tracks fit and of the new one, and a track that fits the new one already.
    Without ``new_sound`` the master is the new cut.
    """

    old_list: str = ""
    new_list: str = ""
    old_sound: str = ""
    new_sound: str = ""
    reference: str = ""


class LocaleSettings(Table, frozen=True, kw_only=True):
    """``[locales.<tag>]``: one language of the kit and the subtitle profile of each kind of its tracks."""

    profile: str
    profile_sdh: str = ""
    profile_forced: str = ""


class Person(Table, frozen=True, kw_only=True):
    """``[[people]]``: somebody the booklet names; ``names`` of a locale spell the name in its script.

    ``participant`` is somebody who appears in the film. A ``protected`` person stands here under a code name only.
    ``portrait`` is the id of a still that shows the person.
    """

    id: Identifier
    name: str
    at_discussion: bool = False
    participant: bool = False
    protected: bool = False
    portrait: str = ""


class Credit(Table, frozen=True, kw_only=True):
    """``[[credits]]``: one line of the credits; ``function`` is a word of the tool's catalogue."""

    function: Function
    names: tuple[str, ...]
    note: str = ""


class Award(Table, frozen=True, kw_only=True):
    """``[[awards]]``: a prize, nomination or mention; its words stand in each locale under the same id.

    ``year`` is left out where it is not certain: a booklet prints no guess. A ``laurel`` stands on the cover.
    """

    id: Identifier
    result: Literal["won", "nominated", "named", "reviewed", "featured"]
    year: int | None = None
    laurel: bool = False


Offer = Literal[
    "subtitles",
    "captions",
    "audio-description",
    "sign-language",
    "live-captions",
    "interpreter",
    "hearing-loop",
    "wheelchair",
    "relaxed",
    "quiet-room",
]


class Screening(Table, frozen=True, kw_only=True):
    """``[[screenings]]``: local ``start`` with its IANA ``zone``, or only the ``month`` (YYYY-MM) if unknown.

    ``access`` is what this showing offers besides the film itself.
    """

    id: Identifier
    kind: Literal["premiere", "screening", "broadcast"]
    country: Country
    zone: str
    start: dt.datetime | None = None
    month: Annotated[str, Meta(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$", description="a month such as 2013-06")] = ""
    access: tuple[Offer, ...] = ()


class Contact(Table, frozen=True, kw_only=True):
    """``[[contacts]]``: whom to write to; the role stands in each locale under the same id."""

    id: Identifier
    name: str
    email: str = ""
    phone: str = ""
    web: str = ""


class Still(Table, frozen=True, kw_only=True):
    """``[[stills]]``: a picture for the booklet; alt text, caption and credit stand in each locale."""

    id: Identifier
    file: str
    hero: bool = False


class Protected(Table, frozen=True, kw_only=True):
    """``[[protected]]``: a word that must not appear in any result, with its spellings in any language.

    ``say`` is the code word that may be printed and said instead.
    """

    id: Identifier
    spellings: tuple[str, ...]
    say: str


class Term(Table, frozen=True, kw_only=True):
    """``[[glossary]]``: a name with its one spelling in each language, and wrong ones that are known to slip in.

    ``spellings`` and ``wrong`` are by language (``fr``) or locale (``fr-CA``).
    """

    id: Identifier
    spellings: dict[str, str]
    wrong: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Screener(Table, frozen=True, kw_only=True):
    """``[screener]``: how screeners are made. ``crf`` is x264's constant quality (lower is better).

    ``target`` names what comes out (``kit screener targets``); without one these settings say it. ``sound``: with as
    many channels as the master has, or folded to stereo. ``loudness`` is what to set it to, in LUFS (−23 for broadcast
    and cinemas, −16 for the web); left out, it is measured and not changed. ``cache_gb`` bounds the encoded segments
    that are kept for the next build (dist/cache). ``fonts`` names a family of the system for a locale; letters that it
    lacks are written with kit's own font. ``upper`` is the locale that stands above where a screener shows two; without
    one it is the screener's own.
    """

    crf: Annotated[int, Meta(ge=0, le=40)] = 20
    preset: Literal["ultrafast", "veryfast", "fast", "medium", "slow"] = "medium"
    audio_kbps: Annotated[int, Meta(ge=64, le=512)] = 192
    target: str = ""
    sound: Literal["as-master", "stereo"] = "as-master"
    loudness: Annotated[int, Meta(ge=-31, le=-9)] | None = None
    cache_gb: Annotated[int, Meta(ge=0, le=10_000)] = 20
    mark: bool = True
    festival: str = ""
    recipient: str = ""
    date: dt.date | None = None
    fonts: dict[Tag, str] = field(default_factory=dict)
    upper: str = ""
    marking: Marking = field(default_factory=Marking)
    logo: Logo = field(default_factory=Logo)
    styles: dict[Identifier, Look] = field(default_factory=dict)


class Booklet(Table, frozen=True, kw_only=True):
    """``[booklet]``: how the screening kit is printed. ``date`` is the version's date on the cover.

    Each showing is also printed in the time of ``zones`` (IANA). A help line that was ``checked`` more than
    ``recheck_days`` before ``date`` is too old. ``measure`` is what is measured on the master, once for as long as it
    stays the same: its loudness and sudden loud sounds, its flashing light; ``[]`` for nothing. ``editions`` are the
    forms in which readers can have the kit: its cover names them.
    """

    version: str
    date: dt.date
    paper: Literal["a4", "letter"] = "a4"
    zones: tuple[str, ...] = ()
    recheck_days: Annotated[int, Meta(ge=1, le=3650)] = 180
    measure: tuple[Literal["loudness", "flashing"], ...] = ("loudness", "flashing")
    editions: tuple[
        Literal["standard", "large-print", "high-contrast", "handout", "html", "epub", "text", "brf"], ...
    ] = ()


class Tools(Table, frozen=True, kw_only=True):
    """``[tools]``: outside programs to use instead of the ones that come with kit."""

    ffmpeg: str = ""


class Settings(Table, frozen=True, kw_only=True):
    """The whole of kit.toml."""

    film: Film
    booklet: Booklet
    locales: dict[Tag, LocaleSettings]
    languages: dict[str, Tag] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    credits: tuple[Credit, ...] = ()
    awards: tuple[Award, ...] = ()
    screenings: tuple[Screening, ...] = ()
    contacts: tuple[Contact, ...] = ()
    stills: tuple[Still, ...] = ()
    ratings: tuple[Rating, ...] = ()
    content_notes: tuple[ContentNote, ...] = ()
    help_lines: tuple[HelpLine, ...] = ()
    timeline: tuple[Milestone, ...] = ()
    archive: tuple[ArchiveItem, ...] = ()
    music: tuple[MusicItem, ...] = ()
    funders: tuple[Funder, ...] = ()
    press: tuple[Press, ...] = ()
    social: tuple[Social, ...] = ()
    access: tuple[Access, ...] = ()
    dcp: Dcp | None = None
    differences: tuple[Difference, ...] = ()
    absent: tuple[Absent, ...] = ()
    festivals: tuple[Festival, ...] = ()
    protected: tuple[Protected, ...] = ()
    glossary: tuple[Term, ...] = ()
    cut: Cut = field(default_factory=Cut)
    screener: Screener = field(default_factory=Screener)
    tools: Tools = field(default_factory=Tools)
