"""What fixes promise, over tracks like those that translators send: three languages, damaged in the usual ways."""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kit.check import engine, fix, profile, registry
from kit.check.rule import Fix
from kit.subs import decode, formats
from kit.subs.patched import patched
from kit.subs.track import Facts
from kit.time.rate import Rate
from kit.time.ticks import PER_SECOND

sys.path.insert(0, str(Path(__file__).parent / "breaking"))
from test_english import READ as ENGLISH
from test_french import READ as FRENCH
from test_korean import READ as KOREAN

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.subs.track import Track

RULES = registry.rules()
FACTS = Facts(rate=Rate(Fraction(24000, 1001)), start=0, end=3600 * PER_SECOND, cuts=tuple(range(0, 9000, 101)))
READ = {"en": ENGLISH, "fr-CA": FRENCH, "ko": KOREAN}
#: What goes wrong with a cue's text on its way; each makes another mistake of one good row.
DAMAGE = (
    lambda row: row.replace(" / ", "\n"),
    lambda row: row.replace(" / ", " "),
    lambda row: "\n".join(row.replace(" / ", " ").rsplit(" ", 1)),
    lambda row: "\n".join(row.replace(" / ", " ").split(" ", 1)),
    lambda row: row.split(" / ", maxsplit=1)[0].replace(" ", "\n", 2),
    lambda row: row.replace(" / ", "\n").replace(" ", "  ", 1),
    lambda row: row.replace(" / ", "\n").rstrip(".?!") + "...",
    lambda row: "- " + row.replace(" / ", "\n-"),
    lambda row: "– " + row.replace(" / ", "\n– "),
    lambda row: f"<i>{row.replace(' / ', '</i> ')}",
    lambda row: f"<i>{row.replace(' / ', ' ')}</i>",
    lambda row: row.replace(" / ", " \n ").replace(",", " ,"),
    lambda row: row.replace(" / ", "\n").rstrip(".") + " !",
    lambda row: "[" + row.replace(" / ", "]\n"),
)
TEXTS = {
    locale: st.builds(lambda row, harm: harm(row), st.sampled_from(rows.strip().splitlines()), st.sampled_from(DAMAGE))
    for locale, rows in READ.items()
}
LENGTHS = st.sampled_from([400, 900, 1500, 2500, 4000, 6000])
GAPS = st.sampled_from([-200, 0, 1, 40, 83, 84, 200, 450, 1200, 3000])


@st.composite
def tracks(draw: st.DrawFn, locale: str) -> Track:
    """A SubRip track of a few cues."""
    at, blocks = 1000, []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        until = at + draw(LENGTHS)
        blocks.append(f"{number}\n{clock(at)} --> {clock(until)}\n{draw(TEXTS[locale])}\n")
        at = max(at + 100, until + draw(GAPS))
    path = Path(f"film.{locale}.srt")
    source = decode.decode("\n".join(blocks).encode(), path)
    return formats.parse(source, "srt", locale=locale, facts=FACTS)


def clock(milliseconds: int) -> str:
    seconds, milliseconds = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{milliseconds:03}"


def checker(locale: str) -> fix.Mender:
    chosen = profile.load(f"festival-{locale}")
    codes = frozenset(rule.code for rule in RULES if rule.fix is not Fix.NONE)

    def check(track: Track) -> Report:
        return engine.check([track], lambda _: chosen, rules=RULES)

    return fix.Mender(check, patched, codes)


def letters(track: Track) -> Counter[str]:
    """What a person would miss: letters and digits, whatever signs stand between them."""
    text = unicodedata.normalize("NFKC", "".join(cue.text for cue in track.cues)).casefold()
    return Counter(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("locale", READ)
@pytest.mark.parametrize("unsafe", [False, True])
def test_a_fix_never_makes_anything_worse(locale: str, unsafe: bool) -> None:
    safe = checker(locale)
    mender = fix.Mender(safe.check, safe.patched, safe.codes, unsafe=unsafe)
    wanted = (Fix.SAFE, Fix.UNSAFE) if unsafe else (Fix.SAFE,)

    @settings(
        max_examples=8,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(tracks(locale))
    def holds(track: Track) -> None:
        before = mender.check(track)
        done = mender.mend(track)
        after = mender.check(done.track)
        found = Counter((one.code, one.finding.cue) for one in after.findings)
        assert not found - Counter((one.code, one.finding.cue) for one in before.findings)
        left = {(one.code, one.cue) for one in done.refused}
        for one in after.standing:
            mendable = after.rules[one.code].fix in wanted and one.finding.edits
            assert not mendable or (one.code, one.finding.cue) in left, one
        assert mender.mend(done.track).track.source.rows == done.track.source.rows
        assert len(done.track.cues) == len(track.cues)
        assert letters(done.track) == letters(track)

    holds()
