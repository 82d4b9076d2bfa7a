"""Where the film was shown, what it won, who made it, whom to write to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kit.booklet import background, dates, labels, marks, qr
from kit.booklet.entries import Contact, Prize, Showing
from kit.errors import UsageError
from kit.project.moment import moment

if TYPE_CHECKING:
    from kit.booklet.wording import Wording
    from kit.project import model
    from kit.project.project import Project
    from kit.words import Words


def showings(project: Project, words: Words, wording: Wording) -> tuple[Showing, ...]:
    """The screenings in order of time; one of which only the month is known begins its month.

    Raises UsageError for a local time that does not exist or comes twice, and for one without date and month.
    """
    rows = []
    for screening in project.settings.screenings:
        text = project.texts[wording.locale].film.screenings.get(screening.id)
        if text is None:
            raise _missing("screenings", screening.id, wording.locale)
        key, date, time, zone = _when(screening, wording.locale)
        kind = words.say(labels.SCREENINGS[screening.kind])
        country = wording.country(screening.country)
        offers = wording.row([words.say(labels.OFFERS[offer]) for offer in screening.access])
        showing = Showing(
            wording.capital(date), time, zone, kind, text.place, country, text.note,
            _elsewhere(project, screening, wording.locale), wording.capital(offers) if screening.access else "",
        )  # fmt: skip
        rows.append((key, showing))
    return tuple(row for _, row in sorted(rows, key=lambda row: row[0]))


def _when(screening: model.Screening, locale: str) -> tuple[str, str, str, str]:
    what = f"kit.toml, screening “{screening.id}”"
    if screening.start is not None:
        exact = moment(screening.start, screening.zone, what)
        day, time, zone = dates.long_date(exact, locale), dates.clock(exact, locale), dates.zone_label(exact, locale)
        return exact.astimezone(dt.UTC).isoformat(), day, time, zone
    if screening.month:
        return screening.month, dates.month(screening.month, locale), "", ""
    raise UsageError(
        f"{what} has neither a start nor a month.",
        hint='Write start = 2013-06-26T21:00:00 (local time), or month = "2013-06" if no more is known.',
        slug="no-date",
    )


def _elsewhere(project: Project, screening: model.Screening, locale: str) -> tuple[str, ...]:
    """The same moment in the other zones of the booklet, with the day where it is another one."""
    if screening.start is None:
        return ()
    local = moment(screening.start, screening.zone, f"kit.toml, screening “{screening.id}”")
    rows = []
    for zone in project.settings.booklet.zones:
        there = local.astimezone(ZoneInfo(zone))
        if there.utcoffset() == local.utcoffset():
            continue
        day = f"{dates.short_date(there, locale)} " if there.date() != local.date() else ""
        # A line may end after the day, never between a time and its zone.
        time = f"{dates.clock(there, locale)} ({dates.zone_label(there, locale)})".replace(" ", "\u00a0")
        rows.append(day + time)
    return tuple(rows)


def laurels(project: Project, words: Words, locale: str) -> tuple[Prize, ...]:
    """The prizes that stand on the cover."""
    wanted = [award.laurel for award in project.settings.awards]
    return tuple(prize for prize, shown in zip(prizes(project, words, locale), wanted, strict=True) if shown)


def prizes(project: Project, words: Words, locale: str) -> tuple[Prize, ...]:
    """Awards, nominations and mentions, in kit.toml's order. Raises UsageError if a locale has no words for one."""
    texts = project.texts[locale].film.awards
    rows = []
    for award in project.settings.awards:
        text = texts.get(award.id)
        if text is None:
            raise _missing("awards", award.id, locale)
        result = words.say(labels.AWARD_RESULTS[award.result])
        rows.append(Prize(str(award.year) if award.year else "", result, text.prize, text.given_by))
    return tuple(rows)


def contacts(project: Project, words: Words, locale: str, wanted: tuple[str, ...] = ()) -> tuple[Contact, ...]:
    """Whom to write to, each with a code to scan, only ``wanted`` ids if there are any.

    Raises UsageError if a locale has no words for one.
    """
    texts = project.texts[locale].film.contacts
    rows = []
    for contact in project.settings.contacts:
        if wanted and contact.id not in wanted:
            continue
        text = texts.get(contact.id)
        if text is None:
            raise _missing("contacts", contact.id, locale)
        lines = background.addresses(contact.phone, contact.web, contact.email)
        if not lines:
            raise UsageError(
                f"kit.toml, contact “{contact.id}” has no address.",
                hint="Give it an email, a phone or a web address.",
                slug="no-address",
            )
        alt = words.say("QR code that opens {address}", {"address": lines[0][0]})
        rows.append(Contact(marks.plain(text.role), contact.name, text.note, lines, qr.drawing(lines[0][1]), alt))
    return tuple(rows)


def _missing(table: str, name: str, locale: str) -> UsageError:
    return UsageError(
        f"locales/{locale}/film.toml has no words for [{table}.{name}] of kit.toml.",
        hint=f"Add a table [{table}.{name}] there; the other languages show what belongs in it.",
        slug="missing-words",
    )
