"""No rule may stumble over a track that was written to hurt it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.check import engine, profile
from kit.subs import decode, formats
from kit.subs.track import Facts, GlossaryTerm, Kind, ProtectedWord, Track

sys.path.insert(0, str(Path(__file__).parent))
from examples import ALL

if TYPE_CHECKING:
    from kit.check.rule import Rule

#: Characters of the one long row; a pattern that goes back over it again and again takes minutes.
LONG = 40_000
#: Seconds of processor time after which a rule counts as stuck; the slowest needs less than a tenth of them.
SECONDS = 20.0
HANGUL = {"wide", "waves", "jamo", "hangul", "quotes", "spaces", "brackets"}
PIECES = {
    "spaces": "a" + " " * LONG,
    "dots": "a" + "." * LONG + "b",
    "ellipses": "…" * LONG,
    "hyphens": "- " + "-" * LONG,
    "capitals": "A" * LONG,
    "initials": "A." * (LONG // 2),
    "digits": "1" * LONG + " 000" * 9,
    "thousands": "1 000 " * (LONG // 6),
    "quotes": '"' * LONG,
    "turned": "“a " * (LONG // 3),
    "apostrophes": "'a" * (LONG // 2),
    "openings": "a 'b" * (LONG // 4),
    "inches": '1"' * (LONG // 2),
    "english": "“a” " * (LONG // 4),
    "opening": "Go. 12 men went. " * (LONG // 17),
    "dates": "le 12 Juin " * (LONG // 11),
    "counted": "3 men " * (LONG // 6),
    "brackets": "[" * LONG,
    "labels": "[ a " * (LONG // 4),
    "notes": "♪a" * (LONG // 2),
    "sentences": "- Go. " * (LONG // 6),
    "the": "the " * (LONG // 4),
    "le": "le " * (LONG // 3),
    "oe": "oe" * (LONG // 2),
    "wide": "。" * LONG,
    "waves": "～" * LONG,
    "jamo": "ㅋ" * LONG,
    "hangul": "다." * (LONG // 2),
    "entities": "&amp" * (LONG // 4),
    "numbers": "12 345,6 " * (LONG // 9),
    "sign": "A, " * (LONG // 3),
}


def one_row(text: str, locale: str, kind: Kind) -> Track:
    path = Path(f"film.{locale}.srt")
    whole = f"1\n00:00:01,000 --> 00:00:03,000\n{text}\n"
    word = ProtectedWord("place", ("Larkmere Ford", "라크미어"), "the crossing")
    term = GlossaryTerm("laos", (("ko", "라오스"), ("en", "Toronto")), (("ko", ("라오",)), ("en", ("Laoss",))))
    source = decode.decode(whole.encode(), path)
    return formats.parse(
        source, "srt", locale=locale, kind=kind, facts=Facts(protected=(word,), glossary=(term,), end=10**12)
    )


CASES = [(piece, locale) for piece in PIECES for locale in ("ko", "en", "fr-FR") if locale != "ko" or piece in HANGUL]


@pytest.mark.parametrize(("piece", "locale"), CASES)
def test_no_rule_goes_back_over_a_long_row(piece: str, locale: str) -> None:
    chosen = profile.load(f"festival-{locale}-sdh")
    track, beside = one_row(PIECES[piece], locale, Kind.SDH), one_row(PIECES[piece][::-1], "fr-CA", Kind.FULL)
    for rule in ALL:
        assert seconds(rule, track, beside, chosen) < SECONDS, rule.code


def seconds(rule: Rule, track: Track, beside: Track, chosen: profile.Profile) -> float:
    start = time.process_time()
    report = engine.check([track], lambda _: chosen, rules=[rule], beside=[beside])
    assert "KIT001" not in {found.code for found in report.findings}
    return time.process_time() - start
