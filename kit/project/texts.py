"""What a locale's folder may say: ``film.toml`` and ``guide.toml``, the film's words in one language.

Long texts are paragraphs separated by a blank line. ``*word*`` is emphasis (a title of a work), and
``[ko]…[/ko]`` marks words of another language, so that a screen reader pronounces them.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from kit.project.table import Table


class Synopsis(Table, frozen=True, kw_only=True):
    """``[synopsis]``: at most 50, 150 and 500 words (Korean: words between spaces)."""

    short: str
    medium: str
    long: str = ""


class Statement(Table, frozen=True, kw_only=True):
    """``[statement]``: the director's statement, or a note of the editors on what belongs there."""

    text: str
    by: str = ""
    editors_note: bool = False


class ContentNoteText(Table, frozen=True, kw_only=True):
    """``[content_notes.<id>]``: what an audience is warned of, and what of it is in the film."""

    subject: str
    detail: str = ""


class Work(Table, frozen=True, kw_only=True):
    """``[[people.<id>.filmography]]``: an earlier work."""

    title: str
    year: Annotated[int, Meta(ge=1888, le=2200)]
    note: str = ""


class PersonText(Table, frozen=True, kw_only=True):
    """``[people.<id>]``: who somebody is, how the name is said, what may be asked and what must not."""

    pronunciation: str = ""
    biography: str = ""
    filmography: tuple[Work, ...] = ()
    may_ask: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


class HelpLineText(Table, frozen=True, kw_only=True):
    """``[help_lines.<id>]``: when it answers, and what for."""

    hours: str = ""
    note: str = ""


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
    """The whole of ``locales/<tag>/film.toml``.

    ``glossary`` explains words of kit.toml's [[glossary]], ``timeline`` says what happened on each of its dates,
    ``funders`` is the wording agreed with each, ``press`` each quotation in this language.
    """

    title: str
    logline: str
    synopsis: Synopsis
    statement: Statement
    genre: str
    romanised_title: str = ""
    subtitle: str = ""
    demonstration_note: str = ""
    content_notes: dict[str, ContentNoteText] = field(default_factory=dict)
    people: dict[str, PersonText] = field(default_factory=dict)
    help_lines: dict[str, HelpLineText] = field(default_factory=dict)
    timeline: dict[str, str] = field(default_factory=dict)
    glossary: dict[str, str] = field(default_factory=dict)
    funders: dict[str, str] = field(default_factory=dict)
    press: dict[str, str] = field(default_factory=dict)
    billing_block: str = ""
    legal: str = ""
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


class Discussion(Table, frozen=True, kw_only=True):
    """``[[discussion]]``: something for an audience or a class to talk about, what for, and how long it takes."""

    ask: str
    goal: str = ""
    minutes: int = 0


class Needs(Table, frozen=True, kw_only=True):
    """``[needs]``: what the people beside the stage need to do their work."""

    interpreter: str = ""
    captioner: str = ""
    sign_language: str = ""


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
    microphone: str = ""
    needs: Needs = field(default_factory=Needs)
    discussion: tuple[Discussion, ...] = ()


class Texts(Table, frozen=True, kw_only=True):
    """All words of one locale."""

    film: FilmTexts
    guide: GuideTexts
