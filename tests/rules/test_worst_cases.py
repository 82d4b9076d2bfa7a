"""No rule may stumble over a track that was written to hurt it.

Counted are rows of Python that run, not seconds: for twice the text at most a little more than twice as many.
Expressions, whose work cannot be counted so, are held to their form by ``tests/house/test_patterns.py``.
"""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.check import engine, profile
from kit.subs import decode, formats
from kit.subs.track import Facts, GlossaryTerm, Kind, ProtectedWord, Track

sys.path.insert(0, str(Path(__file__).parent))
from examples import ALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from kit.check.rule import Rule

#: Characters of the one long row; the rows of Python that they need are counted for a twentieth and a tenth of them.
LONG = 40_000
#: How many times as much work twice the text may be; four times would be its square.
TWICE = 2.5
#: Seconds of processor time after which a test gives up, hundreds of times what it needs: a net for what never ends.
NET = 600
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
    few, many = (work(piece, locale, LONG // share, ALL) for share in (20, 10))
    if many > TWICE * few:
        slow = [rule.code for rule in ALL if work(piece, locale, LONG // 10, [rule]) > many / 3]
        pytest.fail(f"{few} rows of Python, then {many} for twice the text: look at {slow}")


@pytest.mark.parametrize(("piece", "locale"), CASES)
def test_every_rule_comes_to_an_end_with_a_long_row(piece: str, locale: str) -> None:
    with net():
        check(PIECES[piece], locale, ALL)


def test_work_is_counted() -> None:
    def each(text: str) -> None:
        for _ in text:
            pass

    def with_each(text: str) -> None:
        for _ in text:
            each(text)

    assert counted(lambda: each("a" * 400)) < TWICE * counted(lambda: each("a" * 200))
    assert counted(lambda: with_each("a" * 400)) > TWICE * counted(lambda: with_each("a" * 200))


def work(piece: str, locale: str, letters: int, rules: Sequence[Rule]) -> int:
    """The rows of Python that run while rules look at the beginning of a piece."""
    check(PIECES[piece][:40], locale, rules)  # loading and compiling are no work of theirs
    return counted(lambda: check(PIECES[piece][:letters], locale, rules))


def check(text: str, locale: str, rules: Sequence[Rule]) -> None:
    chosen = profile.load(f"festival-{locale}-sdh")
    track, beside = one_row(text, locale, Kind.SDH), one_row(text[::-1], "fr-CA", Kind.FULL)
    report = engine.check([track], lambda _: chosen, rules=rules, beside=[beside])
    assert "KIT001" not in {found.code for found in report.findings}


def counted(function: Callable[[], None]) -> int:
    rows = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal rows
        rows += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return rows


@contextmanager
def net() -> Iterator[None]:
    """End what never would, where the system can: a test that is stuck says so."""
    if not hasattr(signal, "ITIMER_VIRTUAL"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, lambda *_: pytest.fail("A rule does not come to an end."))
    signal.setitimer(signal.ITIMER_VIRTUAL, NET)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
