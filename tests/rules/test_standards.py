"""Tracks as good translators write them, and the faults that the guides name.

``right/<language>[.sdh].txt`` hold one correct cue a row, ``wrong/<language>.txt`` a rule, a profile, a wrong cue and
what its fix makes of it. ``/`` parts lines and ␣ is U+00A0; French is written as in France.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from kit.check.example import says, srt
from kit.check.rule import Bad, Good
from kit.subs import measure
from kit.subs.track import Facts
from kit.time.rate import parse_rate

sys.path.insert(0, str(Path(__file__).parent))
from examples import check, mend

HERE = Path(__file__).parent
#: What a whole track is told, and what netflix asks of two short lines: no fault of the one cue that is looked at.
BESIDE = {"LAY011", "ACC001"}
WRONG = [row for path in sorted(HERE.glob("wrong/*.txt")) for row in path.read_text("utf-8").splitlines()]
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


def cue(row: str) -> str:
    text = row.replace("␣", "\u00a0").replace(" / ", "\n")
    return _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), text)


def of_profile(name: str) -> tuple[str, str]:
    """The locale and the kind of track that a profile is made for."""
    kind = "sdh" if name.endswith("-sdh") or name == "bbc" else "full"
    found = re.search(r"-(ko|en|fr-FR|fr-CA|fr)\b", name)
    locale = found[1] if found else "en"
    return "fr-FR" if locale == "fr" else locale, kind


@pytest.mark.parametrize("row", WRONG)
def test_a_fault_is_found_once_by_its_own_rule_and_mended_as_the_guide_says(row: str) -> None:
    rule, text, *fixed = row.split(" | ")
    code, profile = rule.split(" ")
    locale, kind = of_profile(profile)
    example = Bad(says(cue(text)), locale=locale, kind=kind, profile=profile)
    found = [one.code for one in check(example).findings if one.code not in BESIDE]
    assert set(found) == {code}
    if fixed:
        mended = mend(example, code)
        assert "\n".join(mended.cues[0].lines) == cue(fixed[0])
        assert code not in {one.code for one in check(example, mended).findings}


@pytest.mark.parametrize("kind", ["full", "sdh"])
@pytest.mark.parametrize("locale", ["ko", "en", "fr-FR", "fr-CA"])
def test_correct_tracks_are_left_alone(locale: str, kind: str) -> None:
    name = locale[:2] + (".sdh" if kind == "sdh" else "")
    cues = [cue(row) for row in HERE.joinpath("right", f"{name}.txt").read_text("utf-8").splitlines()]
    if locale == "fr-CA":
        cues = [re.sub("\u00a0(?=[;!?])", "", text) for text in cues]
    count = "korean" if locale == "ko" else "plain"
    start, timed = 2000, []
    for text in cues:
        # 88 ms a character is time to read in these profiles; times fall on frames at 25
        length = 1000 + 40 * round(measure.weigh_lines(text.split("\n"), count) * 2.2)
        timed.append((f"{stamp(start)} --> {stamp(start + length)}", text))
        start += length + 1000
    suffix = "-sdh" if kind == "sdh" else ""
    for family in ("netflix", "festival"):
        example = Good(
            srt(*timed),
            locale=locale,
            kind=kind,
            profile=f"{family}-{locale}{suffix}",
            facts=Facts(rate=parse_rate("25")),
        )
        told = [(one.code, timed[one.finding.cue - 1][1]) for one in check(example).findings if one.code != "LAY011"]
        assert not told, family


def stamp(milliseconds: int) -> str:
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02},{milliseconds:03}"
