"""Dates, times and zones as each language prints them.

Explicit patterns, since CLDR's skeletons shorten and vary; ``aaaa`` is what gives 오전 and 오후. The tz database's
own abbreviations label a zone (CLDR's short Korean one is ``+0900`` everywhere); the offset from UTC always follows.
"""

from __future__ import annotations

import datetime as dt

from babel import Locale
from babel.dates import format_date, format_time

from kit.errors import UsageError

_DATE = {"en": "EEEE d MMMM y", "fr": "EEEE d MMMM y", "ko": "y년 M월 d일 EEEE"}
_SHORT_DATE = {"en": "d MMMM y", "fr": "d MMMM y", "ko": "y년 M월 d일"}
_MONTH = {"en": "MMMM y", "fr": "MMMM y", "ko": "y년 M월"}
_TIME = {"en": "HH:mm", "fr": "H 'h' mm", "ko": "aaaa h:mm"}
#: Korean counts the first hour of the day from 0, so that midnight is not taken for noon.
_KOREAN_MIDNIGHT = "aaaa K:mm"

#: What French Canada calls North America's zones (Office québécois de la langue française).
_FRENCH_ZONES = {
    "NST": "HNT", "NDT": "HAT", "AST": "HNA", "ADT": "HAA", "EST": "HNE", "EDT": "HAE",
    "CST": "HNC", "CDT": "HAC", "MST": "HNR", "MDT": "HAR", "PST": "HNP", "PDT": "HAP",
}  # fmt: skip


def long_date(day: dt.date, locale: str) -> str:
    """``Wednesday 26 June 2013``, ``2013년 6월 26일 수요일``, ``mercredi 26 juin 2013``."""
    return _french_first(format_date(day, _DATE[_language(locale)], locale=_babel(locale)), day, locale)


def short_date(day: dt.date, locale: str) -> str:
    """``26 June 2013`` without the day of the week."""
    return _french_first(format_date(day, _SHORT_DATE[_language(locale)], locale=_babel(locale)), day, locale)


def partial(text: str, locale: str) -> str:
    """A year, a month or a day of ISO 8601 (``1997``, ``2013-06``, ``2013-06-26``) as the language writes it."""
    match text.count("-"):
        case 0:
            return text
        case 1:
            return month(text, locale)
        case _:
            return short_date(dt.date.fromisoformat(text), locale)


def month(text: str, locale: str) -> str:
    """The month of ``2013-06``. Raises UsageError for a month that does not exist."""
    try:
        first = dt.date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise UsageError(
            f"“{text}” is not a month.", hint="Write the year and the month: 2013-06.", slug="bad-month"
        ) from error
    return format_date(first, _MONTH[_language(locale)], locale=_babel(locale))


def clock(time: dt.datetime, locale: str) -> str:
    """``21:00``, ``오후 9:00``, ``21 h 00`` (with fixed spaces)."""
    pattern = _TIME[_language(locale)]
    if _language(locale) == "ko" and time.hour == 0:
        pattern = _KOREAN_MIDNIGHT
    return format_time(time.time(), pattern, locale=_babel(locale)).replace(" ", "\u00a0")


def zone_label(time: dt.datetime, locale: str) -> str:
    """``EDT, UTC−4`` or ``HAE, UTC−4``: the zone's usual letters where there are any, and the offset."""
    letters = time.tzname() or ""
    if _language(locale) == "fr" and str(time.tzinfo).startswith("America/"):
        letters = _FRENCH_ZONES.get(letters, letters)
    offset = time.utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    utc = f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC+0"
    return f"{letters}, {utc}" if letters.isalpha() and letters != "UTC" else utc


def _language(locale: str) -> str:
    language = locale.partition("-")[0]
    return language if language in _DATE else "en"


def _babel(locale: str) -> Locale:
    return Locale.parse(locale.replace("-", "_"))


def _french_first(text: str, day: dt.date, locale: str) -> str:
    """French alone counts the first of a month: le 1er juin."""
    if _language(locale) == "fr" and day.day == 1:
        return text.replace(" 1 ", " 1er ", 1) if " 1 " in text else text.replace("1 ", "1er ", 1)
    return text
