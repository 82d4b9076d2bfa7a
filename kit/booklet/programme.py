"""Where the film was shown, what it won, who made it, whom to write to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kit.booklet import dates, labels, marks, qr
from kit.booklet.context import Contact, CreditLine, Prize, Showing
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
        rows.append((key, Showing(wording.capital(date), time, zone, kind, text.place, country, text.note)))
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


def credit_lines(project: Project, words: Words, locale: str) -> tuple[CreditLine, ...]:
    """The credits, each name as the locale spells it."""
    texts = project.texts[locale].film
    local = {person.name: texts.names.get(person.id, person.name) for person in project.settings.people}
    return tuple(
        CreditLine(
            words.say(labels.CREDITS[credit.function]),
            tuple(local.get(name, name) for name in credit.names),
            texts.credit_notes.get(credit.function, credit.note),
        )
        for credit in project.settings.credits
    )


def contacts(project: Project, words: Words, locale: str) -> tuple[Contact, ...]:
    """Whom to write to, each with a code to scan. Raises UsageError if a locale has no words for one."""
    texts = project.texts[locale].film.contacts
    rows = []
    for contact in project.settings.contacts:
        text = texts.get(contact.id)
        if text is None:
            raise _missing("contacts", contact.id, locale)
        lines = tuple(
            (shown, link)
            for shown, link in (
                (contact.email, f"mailto:{contact.email}"),
                (contact.phone, f"tel:{contact.phone.replace(' ', '')}"),
                (contact.web, contact.web if "://" in contact.web else f"https://{contact.web}"),
            )
            if shown
        )
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
