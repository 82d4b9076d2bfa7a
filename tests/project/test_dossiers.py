"""Slips in the printed kit's tables of kit.toml, each told with its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import KitError, each
from kit.project import load

if TYPE_CHECKING:
    from pathlib import Path

LINE = '[[help_lines]]\nid = "line"\nname = "Line"\nchecked = {checked}\n{more}'
NOTE = '[[content_notes]]\nid = "note"\nseverity = "mild"\nat = ["{at}"]\n'
FESTIVAL = '[[festivals]]\nid = "fest"\nname = "Fest"\n{more}'


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (LINE.format(checked="2026-11-01", more=""), "The help line “line” has neither a phone nor a web address."),
        (LINE.format(checked="2026-11-23", more='web = "example.org"'),
         "The help line “line” was checked on 2026-11-23, after the booklet’s own date."),
        (LINE.format(checked="2026-11-01", more='web = "example.org"\nzone = "Asia/Soul"'),
         "“Asia/Soul” is no time zone."),
        (NOTE.format(at="00:00:02:00"), "“00:00:02:00” is no stretch of the film."),
        (NOTE.format(at="00:00:02:00-00:00:01:00"), "“00:00:02:00-00:00:01:00” is no stretch of the film."),
        (NOTE.format(at="00:00:02:00-00:00:03:24"), "“00:00:03:24” does not exist."),
        ('[[timeline]]\nid = "day"\ndate = "2023-02-30"\n', "There is no day 2023-02-30."),
        (FESTIVAL.format(more='order = ["credit"]'), "There is no section “credit”."),
        (FESTIVAL.format(more='contacts = ["nobody"]'), "There is no contact “nobody”."),
        (FESTIVAL.format(more="limits = { synopsis = 50 }"), "There is no text with a limit “synopsis”."),
        (FESTIVAL.format(more='logo = "../logo.png"'), "The path “../logo.png” leads out of the film's folder."),
        ('[[differences]]\nlocale = "ko"\nkey = "film.toml legal"\nreason = " "\n',
         "The difference at “film.toml legal” has no reason."),
        ('[[people]]\nid = "a"\nname = "A"\nportrait = "shores"\n', "There is no still “shores”."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_with_its_row(film: Path, table: str, message: str) -> None:
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{table}")
    with pytest.raises(KitError) as raised:
        load.load(film)
    told = {error.message: error.place for error in each(raised.value)}
    assert message in told
    assert told[message] is not None
    assert told[message].row
