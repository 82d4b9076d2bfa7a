"""What a booklet's templates see: plain, frozen data. Nothing here reads a file or knows a template.

A text that is called *marked* may carry the inline marks of ``kit.booklet.marks``; all others are plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.booklet.colour import Palette
    from kit.project.texts import ContentNote, GuideTexts


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a list of facts; ``lang`` is the value's language where it is not the booklet's."""

    label: str
    value: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A font: the family's name and its file as a ``file:`` address."""

    family: str
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as paper and light: the size, the colours and the two fonts."""

    paper: str
    palette: Palette
    sans: Face
    serif: Face


@dataclass(frozen=True, slots=True)
class Picture:
    """A still: its ``file:`` address, what it shows, what is printed under it, who made it (all marked but alt)."""

    address: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``line`` is kind, year and countries; ``original`` the original title if it differs.

    ``title_lang`` is the language of the title: a film may keep its original one in this locale.
    """

    title: str
    title_lang: str
    subtitle: str
    original: str
    original_lang: str
    romanised: str
    line: str
    languages: str
    subtitles: str
    version: str
    date: str
    hero: Picture
    note: str


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A synopsis (marked): its limit in words and the words it was measured to have."""

    text: str
    limit: int
    words: int


@dataclass(frozen=True, slots=True)
class Statement:
    """The director's statement, or the editors' note on what belongs there (marked)."""

    text: str
    by: str
    editors_note: bool


@dataclass(frozen=True, slots=True)
class ContentWarning:
    """A content note and the word for its strength."""

    note: ContentNote
    severity: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The moderator's guide: the film's texts, the guests' names, and the total of the run of show in minutes."""

    texts: GuideTexts
    guests: str
    total: str
    minutes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """A screening: ``date`` alone where only the month is known; ``place`` and ``note`` are marked."""

    date: str
    time: str
    zone: str
    kind: str
    place: str
    country: str
    note: str


@dataclass(frozen=True, slots=True)
class Prize:
    """An award, nomination or mention (marked)."""

    year: str
    result: str
    prize: str
    given_by: str


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One line of the credits."""

    function: str
    names: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One subtitle file: its language, what it is for, format and number of cues."""

    language: str
    kind: str
    format: str
    cues: str


@dataclass(frozen=True, slots=True)
class AccessRow:
    """What one language offers; each answer is a word, never a sign alone."""

    language: str
    subtitles: str
    sdh: str
    forced: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to (role and note marked); ``qr`` draws ``link``, which is printed too as ``shown``."""

    role: str
    name: str
    note: str
    lines: tuple[tuple[str, str], ...]
    qr: str
    qr_alt: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that made the booklet, or that checked it (``what`` says what for)."""

    name: str
    version: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The whole booklet in one language."""

    lang: str
    document_title: str
    description: str
    author: str
    created: str
    generator: str
    sheet: Sheet
    film_title: str
    cover: Cover
    facts: tuple[Fact, ...]
    logline: str
    stills: tuple[Picture, ...]
    synopses: tuple[Synopsis, ...]
    statement: Statement
    content_notes: tuple[ContentWarning, ...]
    guide: Guide
    showings: tuple[Showing, ...]
    prizes: tuple[Prize, ...]
    credits: tuple[CreditLine, ...]
    technical: tuple[Fact, ...]
    tracks: tuple[TrackRow, ...]
    access: tuple[AccessRow, ...]
    access_note: str
    contacts: tuple[Contact, ...]
    made_with: tuple[Tool, ...]
    checked_with: tuple[Tool, ...]
