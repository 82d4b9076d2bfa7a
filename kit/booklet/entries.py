"""The rows of a booklet's lists: plain, frozen data for the templates.

A text that is called *marked* may carry the inline marks of ``kit.booklet.marks``; all others are plain.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContentWarning:
    """What an audience is warned of (``subject`` and ``detail`` marked), the word for its strength, and where it is."""

    subject: str
    detail: str
    severity: str
    kind: str
    at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """A screening: ``date`` alone where only the month is known; ``place`` and ``note`` are marked.

    ``elsewhere`` is the same moment in other zones, ``access`` what this showing offers.
    """

    date: str
    time: str
    zone: str
    kind: str
    place: str
    country: str
    note: str
    elsewhere: tuple[str, ...]
    access: str


@dataclass(frozen=True, slots=True)
class Prize:
    """An award, nomination or mention (marked)."""

    year: str
    result: str
    prize: str
    given_by: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A line from a review (marked) and where it stood."""

    text: str
    source: str
    link: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a biography: paragraphs marked, ``works`` newest first as (year, title, note), marked."""

    name: str
    function: str
    biography: str
    works: tuple[tuple[str, str, str], ...]
    portrait: str
    portrait_alt: str
    portrait_credit: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in the film: what may be asked and what must not (marked). A protected one has a code name."""

    name: str
    protected: bool
    at_discussion: bool
    may_ask: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Who helps after the film (``note`` marked): addresses as (shown, link), when, in which languages."""

    name: str
    country: str
    hours: str
    languages: str
    checked: str
    note: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One line of the credits."""

    function: str
    names: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Department:
    """The lines of one department, under its heading."""

    heading: str
    lines: tuple[CreditLine, ...]


@dataclass(frozen=True, slots=True)
class Right:
    """A piece of archive or music: its title and who is to be named."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Funder:
    """Who paid, with the wording that was agreed (marked) and a logo's address, if there is one."""

    name: str
    wording: str
    logo: str


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
    described: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A way into the film besides its subtitles: what, in which language, how it reaches the audience."""

    kind: str
    language: str
    delivery: str


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
class Account:
    """Where the film is on a network."""

    network: str
    handle: str
    web: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that made the booklet, or that checked it (``what`` says what for)."""

    name: str
    version: str
    what: str = ""
