"""Names of Korea, Canada and France, as people, programs and those who mean harm write them."""

from __future__ import annotations

import pytest

from kit.check.protect import find
from kit.subs.track import ProtectedWord

WORDS = (
    ProtectedWord("person", ("김민수", "Kim Min-su", "Minsu"), "the girl"),
    ProtectedWord("given", ("민수",), "the girl"),
    ProtectedWord("home", ("무산", "Musan"), "the town"),
    ProtectedWord("friend", ("Élodie Çelik", "Zoë"), "the friend"),
    ProtectedWord("place", ("Larkmere Ford", "gué d’Halcyon", "라크미어"), "the crossing"),
)
PARTICLES = ["김민수가", "김민수는", "김민수에게서", "김민수랑", "김민수씨", "김민수!", "“김민수”"]
CALLED = ["민수야", "우리민수가", "박민수", "무산에서", "무산군"]
PARTED = [
    "김 민수",
    "김  민수",
    "김-민수",
    "김민-수",
    "민-수",
    "김민\n수가",
    "김\u200b민수",
    "M\u00adinsu",
    "라크-미어",
]
CODED = ["김&#48124;수가", "Min&shy;su", "\u1100\u1175\u11b7\u1106\u1175\u11ab\u1109\u116e", "Ｋｉｍ　Ｍｉｎ－ｓｕ"]
LOOKALIKE = ["M\u0456nsu", "\u041cINSU", "L\u0430rkmer\u0435 F\u043erd", "Mín-su"]
ORDERS = [
    "KIM MIN-SU",
    "Kim Minsu",
    "Kim Min su",
    "Min-su Kim",
    "Kim, Min-su",
    "Kim\nMin-su",
    "Min-\nsu",
    "ÇELIK Élodie",
]
POSSESSED = ["kim minsu's", "Musan’s", "d’Élodie Çelik", "ZOË’s", "Minsu가", "au gué d’Halcyon", "gue d'halcyon"]
ACCENTS = ["Elodie Celik", "ÉLODIE CELIK", "Zoe", "Larkmere…\nFord", "Larkmere_Ford.srt", "film-larkmere-ford"]
COMPOUND = ["민수집", "박민수집", "무산탄광"]


@pytest.mark.parametrize(
    "text",
    [*PARTICLES, *CALLED, *PARTED, *CODED, *LOOKALIKE, *ORDERS, *POSSESSED, *ACCENTS, *COMPOUND],
)
def test_a_name_is_found_in_every_guise(text: str) -> None:
    assert list(find(text, WORDS))


@pytest.mark.parametrize(
    "text",
    [
        *("국민수첩", "국민수첩이", "시민수업", "시민\n수가", "주민 수는", "김 만수", "라크 미아"),
        *("무산됐다", "무산되었다", "무산시켰다", "계획이 무산될 뻔"),
        *("Minsung", "Aminsu", "Musanga", "Zoel", "Elodie", "Larkmere Fords", "Fordham Larkmere", "min su", "Halcyon"),
    ],
)
def test_other_words_are_no_alarm(text: str) -> None:
    assert not list(find(text, WORDS))
