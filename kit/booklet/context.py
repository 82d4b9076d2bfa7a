"""What a booklet's templates see: plain, frozen data; ``entries`` has the rows of its lists. No file, no template.

A text that is called *marked* may carry the inline marks of ``kit.booklet.marks``; all others are plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.booklet import entries
    from kit.booklet.colour import Palette
    from kit.project.texts import GuideTexts


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
    """The page as paper and light: the edition, its medium, the size, the colours and the fonts.

    ``medium`` is what it is read with, by the ending of its file (``pdf``, ``html`` …).
    ``others`` draw what the two fonts lack: a name in another script.
    """

    edition: str
    medium: str
    paper: str
    palette: Palette
    sans: Face
    serif: Face
    others: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A still: its ``file:`` address, what it shows, what is printed under it, who made it (all marked but alt).

    ``size`` is its pixels, and the dots an inch that they make at the printed width.
    """

    address: str
    alt: str
    caption: str
    credit: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``line`` is kind, year and countries; ``original`` the original title if it differs.

    ``title_lang`` is the language of the title: a film may keep its original one in this locale; ``romanised_lang``
    is that of what stands in Latin letters. ``kit`` are the languages and forms in which the kit can be had.
    """

    title: str
    title_lang: str
    subtitle: str
    original: str
    original_lang: str
    romanised: str
    romanised_lang: str
    line: str
    languages: str
    subtitles: str
    kit: str
    version: str
    date: str
    hero: Picture
    laurels: tuple[entries.Prize, ...]
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
class Guide:
    """The moderator's guide: the film's texts, the guests' names, and the total of the run of show in minutes.

    ``spoken`` are names with how they are said; ``discussion`` the minutes of each question for an audience;
    ``written`` says whether there is anything to guide by.
    """

    texts: GuideTexts
    guests: str
    total: str
    minutes: tuple[str, ...]
    spoken: tuple[tuple[str, str], ...]
    discussion: tuple[str, ...]
    written: bool


@dataclass(frozen=True, slots=True)
class Context:
    """The whole booklet in one language.

    ``order`` are the sections that come first, ``without`` those that are left out, ``festival`` its name and logo's
    address, for whom the copy is made; all empty for everybody's copy. ``left_out`` are the parts of a handout
    (``kit.booklet.handout.PARTS``) for which it has no room.
    """

    lang: str
    order: tuple[str, ...]
    without: tuple[str, ...]
    festival: str
    festival_logo: str
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
    people: tuple[entries.Person, ...]
    participants: tuple[entries.Participant, ...]
    content_notes: tuple[entries.ContentWarning, ...]
    guide: Guide
    timeline: tuple[Fact, ...]
    glossary: tuple[Fact, ...]
    help_lines: tuple[entries.HelpLine, ...]
    showings: tuple[entries.Showing, ...]
    prizes: tuple[entries.Prize, ...]
    quotes: tuple[entries.Quote, ...]
    billing_block: str
    credits: tuple[entries.Department, ...]
    archive: tuple[entries.Right, ...]
    music: tuple[entries.Right, ...]
    funders: tuple[entries.Funder, ...]
    technical: tuple[Fact, ...]
    dcp: tuple[Fact, ...]
    tracks: tuple[entries.TrackRow, ...]
    access: tuple[entries.AccessRow, ...]
    offers: tuple[entries.Offer, ...]
    access_note: str
    contacts: tuple[entries.Contact, ...]
    social: tuple[entries.Account, ...]
    hashtags: tuple[tuple[str, str], ...]
    legal: str
    made_with: tuple[entries.Tool, ...]
    checked_with: tuple[entries.Tool, ...]
    left_out: tuple[str, ...]
