"""What stands around the film: its background by date and by word, who helps afterwards, press, networks."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from kit.booklet import dates
from kit.booklet.context import Fact
from kit.booklet.entries import Account, HelpLine, Quote
from kit.project.moment import moment

if TYPE_CHECKING:
    from kit.booklet.wording import Wording
    from kit.project import dossier
    from kit.project.project import Project
    from kit.words import Words

#: Where one word of a hashtag ends and the next begins.
_SEAM = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])|_")


def timeline(project: Project, wording: Wording) -> tuple[Fact, ...]:
    """The dates of the background, earliest first; what happened is marked text."""
    texts = project.texts[wording.locale].film.timeline
    rows = sorted(project.settings.timeline, key=lambda row: row.date)
    return tuple(Fact(wording.capital(dates.partial(row.date, wording.locale)), texts[row.id]) for row in rows)


def glossary(project: Project, locale: str) -> tuple[Fact, ...]:
    """The words of the glossary that the locale explains, in its own spelling and order."""
    meanings = project.texts[locale].film.glossary
    language = locale.partition("-")[0]
    rows = []
    for term in project.settings.glossary:
        spelling = term.spellings.get(locale) or term.spellings.get(language)
        if spelling and term.id in meanings:
            rows.append(Fact(spelling, meanings[term.id]))
    return tuple(sorted(rows, key=lambda row: row.label.casefold()))


def help_lines(project: Project, words: Words, wording: Wording) -> tuple[HelpLine, ...]:
    """Who helps after the film, in kit.toml's order."""
    texts = project.texts[wording.locale].film.help_lines
    return tuple(
        HelpLine(
            name=line.name,
            country=wording.country(line.country) if line.country else "",
            hours=_hours(line, texts[line.id].hours, words, wording.locale),
            languages=wording.languages(line.languages),
            checked=words.say("Last checked on {date}", {"date": dates.short_date(line.checked, wording.locale)}),
            note=texts[line.id].note,
            lines=addresses(line.phone, line.web),
        )
        for line in project.settings.help_lines
    )


def _hours(line: dossier.HelpLine, hours: str, words: Words, locale: str) -> str:
    """When a line answers, with the zone as it is on the day of the check; its offset may change in summer."""
    if not hours or not line.zone:
        return hours
    noon = moment(dt.datetime.combine(line.checked, dt.time(12)), line.zone, f"kit.toml, help line “{line.id}”")
    zone = dates.zone_label(noon, locale)
    return words.say("{hours}, local time ({zone})", {"hours": hours, "zone": zone})


def addresses(phone: str, web: str, email: str = "") -> tuple[tuple[str, str], ...]:
    """The addresses of somebody, each as it is printed and as it is opened."""
    candidates = (
        (email, f"mailto:{email}"),
        (phone, f"tel:{re.sub(r'[^0-9+*#]', '', phone)}"),
        (web, web if "://" in web else f"https://{web}"),
    )
    return tuple((shown, link) for shown, link in candidates if shown)


def quotes(project: Project, wording: Wording) -> tuple[Quote, ...]:
    """Lines from reviews, as the locale gives them, each with who wrote it, where and when."""
    texts = project.texts[wording.locale].film.press
    return tuple(
        Quote(
            texts[press.id],
            ", ".join(part for part in (press.author, press.source, dates.partial(press.date, wording.locale)) if part),
            press.web,
        )
        for press in project.settings.press
    )


def accounts(project: Project) -> tuple[Account, ...]:
    """Where the film is on networks."""
    return tuple(Account(item.network, item.handle, item.web) for item in project.settings.social)


def hashtags(project: Project) -> tuple[tuple[str, str], ...]:
    """Each hashtag, and the words that a reader should say for it: ``#EscapeNorthKorea`` → Escape North Korea."""
    return tuple((tag, spoken_hashtag(tag)) for tag in project.settings.film.hashtags)


def spoken_hashtag(tag: str) -> str:
    """The words of a hashtag, cut where capitals, digits or low lines part them."""
    return " ".join(part for part in _SEAM.split(tag.lstrip("#")) if part)
