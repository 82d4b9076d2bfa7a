"""Reports on small tracks, as the writers get them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.check import engine, profile, registry
from kit.subs import decode, formats
from kit.subs.track import Facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.check.report import Report
    from kit.check.waiver import Waiver

MIXED = """1
00:00:01,000 --> 00:00:05,000
강을... 건넜다.

2
00:00:04,000 --> 00:00:05,500
=cmd <i>안녕</i>

3
00:00:06,000 --> 00:00:07,000

4
00:00:08,000 --> 00:00:09,000
끝  \u0001 100% & <x>

text without a time
"""


def checked(
    text: str = MIXED,
    *,
    locale: str = "ko",
    name: str = "netflix-ko",
    facts: Facts | None = None,
    select: tuple[str, ...] = (),
    waivers: tuple[Waiver, ...] = (),
    path: str = "subtitles/film.ko.srt",
) -> Report:
    source = decode.decode(text.encode(), Path(path))
    track = formats.parse(source, Path(path).suffix[1:], locale=locale, facts=facts or Facts())
    chosen = registry.chosen(registry.rules(), select, ())
    return engine.check([track], lambda _: profile.load(name), rules=chosen, waivers=waivers)


@pytest.fixture(name="checked")
def _checked() -> Callable[..., Report]:
    return checked
