from fractions import Fraction

import made_sound
import numpy as np
import pytest

from kit.retime.sound.chain import Places
from kit.retime.sound.features import RATE, heard
from kit.retime.sound.pair import Pair, pair
from kit.retime.sound.proof import Doubt, Kept, doubts
from kit.retime.sound.speed import Speed
from kit.retime.sound.voices import Voices

LENGTH = 60


@pytest.fixture(scope="module")
def recut() -> Pair:
    """Seconds 25 to 35 taken out, over noise that each of the two has its own of."""
    voice = made_sound.voice(LENGTH, 3, RATE)[0] // 2
    old, new = (
        (samples + np.random.default_rng(seed).normal(0, 500, len(samples))).astype(np.int16)
        for seed, samples in enumerate((voice, np.concatenate((voice[: 25 * RATE], voice[35 * RATE :]))))
    )
    return pair(heard(old), heard(new), Speed(Fraction(1)))


def asked(recut: Pair, *kept: Kept, cues: tuple[tuple[float, float], ...] = ()) -> list[Doubt]:
    seconds = [Kept(begin * RATE, end * RATE, offset * RATE) for begin, end, offset in kept]
    shown = [(begin * RATE, end * RATE) for begin, end in cues]
    return doubts(recut, Voices(recut), seconds, Places(), shown)


def test_nothing_speaks_against_the_right_map(recut: Pair) -> None:
    assert asked(recut, Kept(-np.inf, 25, 0), Kept(35, np.inf, -10)) == []


def test_speech_that_is_elsewhere_is_named_with_its_place(recut: Pair) -> None:
    found = asked(recut, Kept(-np.inf, 25, 0), Kept(35, 48, -10), Kept(48, np.inf, -11))
    assert {doubt.kind for doubt in found} == {"elsewhere"}
    assert min(doubt.begin for doubt in found) / RATE == pytest.approx(49, abs=2)


def test_speech_that_the_new_film_does_not_have_is_absent(recut: Pair) -> None:
    found = asked(recut, Kept(-np.inf, 32, 0), Kept(42, np.inf, -10))
    absent = [doubt for doubt in found if doubt.kind == "absent"]
    assert absent
    assert all(24 <= doubt.begin / RATE < doubt.end / RATE <= 33 for doubt in absent)


def test_speech_that_counts_as_removed_and_is_there_is_lost(recut: Pair) -> None:
    found = asked(recut, Kept(-np.inf, 25, 0), Kept(42, np.inf, -10))
    assert [doubt.kind for doubt in found] == ["lost"]
    assert 34 <= found[0].begin / RATE < found[0].end / RATE <= 43


def test_what_is_spoken_where_no_cue_shows_is_no_doubt(recut: Pair) -> None:
    wrong = Kept(-np.inf, 25, 0), Kept(42, np.inf, -10)
    assert asked(recut, *wrong, cues=((5, 20), (45, 55))) == []
    assert asked(recut, *wrong, cues=((5, 20), (34, 42)))
