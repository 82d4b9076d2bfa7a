from __future__ import annotations

import datetime as dt

import pytest

from kit.booklet import dates
from kit.errors import UsageError
from kit.project.moment import moment

EVENING = dt.datetime(2013, 6, 26, 21, 0)  # noqa: DTZ001 - local times are what the film's team writes


@pytest.mark.parametrize(
    ("locale", "date", "time", "zone"),
    [
        ("en", "Wednesday 26 June 2013", "21:00", "EDT, UTC−4"),
        ("ko", "2013년 6월 26일 수요일", "오후\u00a09:00", "EDT, UTC−4"),
        ("fr-CA", "mercredi 26 juin 2013", "21\u00a0h\u00a000", "HAE, UTC−4"),
        ("fr-FR", "mercredi 26 juin 2013", "21\u00a0h\u00a000", "HAE, UTC−4"),
    ],
)
def test_a_local_time_in_each_language(locale: str, date: str, time: str, zone: str) -> None:
    exact = moment(EVENING, "America/Toronto", "x")
    assert dates.long_date(exact, locale) == date
    assert dates.clock(exact, locale) == time
    assert dates.zone_label(exact, locale) == zone


def test_seoul_has_a_name_and_kathmandu_half_hours() -> None:
    assert dates.zone_label(moment(EVENING, "Asia/Seoul", "x"), "ko") == "KST, UTC+9"
    assert dates.zone_label(moment(EVENING, "Asia/Kathmandu", "x"), "en") == "UTC+5:45"


def test_korean_midnight_is_not_noon() -> None:
    assert dates.clock(EVENING.replace(hour=0), "ko") == "오전\u00a00:00"
    assert dates.clock(EVENING.replace(hour=12), "ko") == "오후\u00a012:00"


def test_the_first_of_a_month_is_1er_in_french_only() -> None:
    day = dt.date(2013, 6, 1)
    assert dates.long_date(day, "fr-CA") == "samedi 1er juin 2013"
    assert dates.short_date(day, "fr-FR") == "1er juin 2013"
    assert dates.short_date(day, "en") == "1 June 2013"


def test_a_month_alone() -> None:
    assert [dates.month("2013-06", locale) for locale in ("en", "ko", "fr-CA")] == [
        "June 2013",
        "2013년 6월",
        "juin 2013",
    ]


def test_as_much_of_a_date_as_is_known() -> None:
    known = ("1997", "2013-06", "2013-06-01")
    assert [dates.partial(date, "fr-CA") for date in known] == ["1997", "juin 2013", "1er juin 2013"]
    assert [dates.partial(date, "ko") for date in known] == ["1997", "2013년 6월", "2013년 6월 1일"]


@pytest.mark.parametrize(
    ("start", "zone", "slug"),
    [
        (dt.datetime(2026, 3, 8, 2, 30), "America/Toronto", "time-skipped"),  # noqa: DTZ001
        (dt.datetime(2026, 11, 1, 1, 30), "America/Toronto", "time-twice"),  # noqa: DTZ001
        (EVENING, "America/Trontoo", "bad-zone"),
        (dt.datetime(2013, 6, 26, 21, tzinfo=dt.timezone(dt.timedelta(hours=9))), "America/Toronto", "zone-offset"),
    ],
)
def test_times_that_cannot_be_are_refused(start: dt.datetime, zone: str, slug: str) -> None:
    with pytest.raises(UsageError) as caught:
        moment(start, zone, "kit.toml, screening “gala”")
    assert caught.value.slug == slug
    assert "gala" in caught.value.message


def test_the_offset_settles_a_time_that_comes_twice() -> None:
    later = dt.datetime(2026, 11, 1, 1, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    assert dates.zone_label(moment(later, "America/Toronto", "x"), "en") == "EST, UTC−5"


def test_a_month_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match="2013-13"):
        dates.month("2013-13", "en")
