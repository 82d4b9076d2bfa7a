"""The printed kit's tables held against the rest of kit.toml: zones, time codes, ids that lead nowhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.project import zones
from kit.project.demands import faults_of_pattern
from kit.project.plain import nearest
from kit.time import timecode
from kit.time.rate import parse_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.project.locate import Way
    from kit.project.model import Settings
    from kit.project.problems import Problems
    from kit.time.rate import Rate

#: The sections of a booklet by the ids that a festival's ``order`` and ``without`` use.
SECTIONS = (
    "film", "synopses", "statement", "people", "content", "stills", "guide", "participants", "audience", "help",
    "background", "screenings", "awards", "press", "credits", "technical", "access", "contacts", "social", "legal",
    "document",
)  # fmt: skip
#: The texts whose words a festival may limit.
LIMITED = ("logline", "short", "medium", "long", "statement", "biography")


def examine(settings: Settings, problems: Problems) -> None:
    """Note in ``problems`` what of these tables cannot be."""
    for index, zone in enumerate(settings.booklet.zones):
        zones.examine(zone, ("booklet", "zones", index), problems)
    for index, line in enumerate(settings.help_lines):
        _help_line(settings, index, problems)
        if line.zone:
            zones.examine(line.zone, ("help_lines", index, "zone"), problems)
    stills = [still.id for still in settings.stills]
    for index, person in enumerate(settings.people):
        if person.portrait:
            _known(person.portrait, stills, "still", ("people", index, "portrait"), problems)
    _spans(settings, problems)
    for index, milestone in enumerate(settings.timeline):
        _day(milestone.date, ("timeline", index, "date"), problems)
    for index, press in enumerate(settings.press):
        _day(press.date, ("press", index, "date"), problems)
    for index, row in enumerate(settings.differences):
        _known(row.locale, tuple(settings.locales), "locale", ("differences", index, "locale"), problems)
        if not row.reason.strip():
            problems.add(
                f"The difference at “{row.key}” has no reason.",
                hint="Say why this language differs: the next reader will ask.",
                slug="no-reason",
                way=("differences", index, "reason"),
            )
    _absent(settings, problems)
    _festivals(settings, problems)


def _help_line(settings: Settings, index: int, problems: Problems) -> None:
    line = settings.help_lines[index]
    if not line.phone and not line.web:
        problems.add(
            f"The help line “{line.id}” has neither a phone nor a web address.",
            hint="Give it one of the two, or take it out: a name alone helps nobody.",
            slug="no-address",
            way=("help_lines", index),
        )
    if line.checked > settings.booklet.date:
        problems.add(
            f"The help line “{line.id}” was checked on {line.checked}, after the booklet’s own date.",
            hint="Correct checked, or the date in [booklet].",
            slug="checked-later",
            way=("help_lines", index, "checked"),
        )


def _absent(settings: Settings, problems: Problems) -> None:
    """What is not in the kit is told with its reason, or it was only forgotten."""
    for index, row in enumerate(settings.absent):
        if row.locale:
            _known(row.locale, tuple(settings.locales), "locale", ("absent", index, "locale"), problems)
        if not row.reason.strip():
            problems.add(
                f"Nothing says why “{row.piece}” is not in the kit.",
                hint="Say why the film has none: the next reader will ask.",
                slug="no-reason",
                way=("absent", index, "reason"),
            )


def _spans(settings: Settings, problems: Problems) -> None:
    try:
        rate = parse_rate(settings.film.rate)
    except UsageError:
        return  # the rate itself is complained of elsewhere
    for index, note in enumerate(settings.content_notes):
        for number, span in enumerate(note.at):
            _span(span, rate, ("content_notes", index, "at", number), problems)


def _span(span: str, rate: Rate, way: Way, problems: Problems) -> None:
    first, dash, last = span.partition("-")
    try:
        if not dash or timecode.parse(first, rate) >= timecode.parse(last, rate):
            problems.add(
                f"“{span}” is no stretch of the film.",
                hint='Write its first and last time code: at = ["00:12:03:00-00:12:41:12"]',
                slug="bad-span",
                way=way,
            )
    except UsageError as error:
        problems.add(error.message, hint=error.hint, slug=error.slug, way=way)


def _day(text: str, way: Way, problems: Problems) -> None:
    """Note a day that no calendar has."""
    if text.count("-") == len(("month", "day")):
        try:
            dt.date.fromisoformat(text)
        except ValueError:
            problems.add(f"There is no day {text}.", hint="Look at a calendar.", slug="no-such-day", way=way)


def _festivals(settings: Settings, problems: Problems) -> None:
    contacts = [contact.id for contact in settings.contacts]
    for index, festival in enumerate(settings.festivals):
        for key, known, what in (
            ("order", SECTIONS, "section"), ("without", SECTIONS, "section"), ("contacts", contacts, "contact")
        ):  # fmt: skip
            for number, name in enumerate(getattr(festival, key)):
                _known(name, known, what, ("festivals", index, key, number), problems)
        for name in festival.limits:
            _known(name, LIMITED, "text with a limit", ("festivals", index, "limits", name), problems)
        for message, hint in faults_of_pattern(festival.package.naming) if festival.package else ():
            way = ("festivals", index, "package", "naming")
            problems.add(message, hint, slug="bad-name-pattern", way=way)


def _known(name: str, known: Sequence[str], what: str, way: Way, problems: Problems) -> None:
    if name not in known:
        meant = nearest(name, known)
        problems.add(
            f"There is no {what} “{name}”.",
            hint=f"Did you mean “{meant}”?" if meant else f"Write one of {', '.join(known) or 'none: there are none'}.",
            slug="unknown-id",
            way=way,
        )
