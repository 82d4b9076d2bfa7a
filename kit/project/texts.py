"""What a locale's folder may say: ``film.toml`` and ``guide.toml``, the film's words in one language.

Long texts are paragraphs separated by a blank line. ``*word*`` is emphasis (a title of a work), and
``[ko]…[/ko]`` marks words of another language, so that a screen reader pronounces them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import field

from kit.project.model import Table


class Synopsis(Table, frozen=True, kw_only=True):
    """``[synopsis]``: at most 50 and at most 150 words (Korean: words between spaces)."""

    short: str
    medium: str


class Statement(Table, frozen=True, kw_only=True):
    """``[statement]``: the director's statement, or a note of the editors on what belongs there."""

    text: str
    by: str = ""
    editors_note: bool = False


class ContentNote(Table, frozen=True, kw_only=True):
    """``[[content_notes]]``: what an audience should be warned of, and how strong it is."""

    subject: str
    severity: Literal["mild", "moderate", "strong"]
    detail: str = ""


class AwardText(Table, frozen=True, kw_only=True):
    """``[awards.<id>]``: who gave it and for what."""

    prize: str
    given_by: str


class ScreeningText(Table, frozen=True, kw_only=True):
    """``[screenings.<id>]``: where it is shown, and what goes with it."""

    place: str
    note: str = ""


class ContactText(Table, frozen=True, kw_only=True):
    """``[contacts.<id>]``: what this contact is for."""

    role: str
    note: str = ""


class StillText(Table, frozen=True, kw_only=True):
    """``[stills.<id>]``: what the picture shows (alt), what is printed under it, and who made it."""

    alt: str
    caption: str
    credit: str


class FilmTexts(Table, frozen=True, kw_only=True):
    """The whole of ``locales/<tag>/film.toml``."""

    title: str
    logline: str
    synopsis: Synopsis
    statement: Statement
    genre: str
    romanised_title: str = ""
    subtitle: str = ""
    demonstration_note: str = ""
    content_notes: tuple[ContentNote, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    credit_notes: dict[str, str] = field(default_factory=dict)
    awards: dict[str, AwardText] = field(default_factory=dict)
    screenings: dict[str, ScreeningText] = field(default_factory=dict)
    contacts: dict[str, ContactText] = field(default_factory=dict)
    stills: dict[str, StillText] = field(default_factory=dict)
    access_note: str = ""


class Step(Table, frozen=True, kw_only=True):
    """``[[run_of_show]]``: one step of the discussion and its length in minutes."""

    what: str
    minutes: int
    who: str = ""


class Question(Table, frozen=True, kw_only=True):
    """``[[questions]]``: a question to start with, and what it is good for."""

    ask: str
    why: str = ""


class HardQuestion(Table, frozen=True, kw_only=True):
    """``[[hard_questions]]``: something an audience may ask, and how to handle it."""

    if_asked: str
    answer_with: str


class GuideTexts(Table, frozen=True, kw_only=True):
    """The whole of ``locales/<tag>/guide.toml``: the moderator's Q&A guide."""

    before: tuple[str, ...]
    opening: str
    closing: str
    run_of_show: tuple[Step, ...]
    questions: tuple[Question, ...]
    hard_questions: tuple[HardQuestion, ...]
    do_not_ask: tuple[str, ...] = ()
    stop_signal: str = ""


class Texts(Table, frozen=True, kw_only=True):
    """All words of one locale."""

    film: FilmTexts
    guide: GuideTexts
