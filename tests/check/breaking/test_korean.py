"""A good reader would have broken here: Korean, by eojeol and clause."""

from __future__ import annotations

import pytest

from kit.check.breaking import choose

READ = """
우리는 밤새 걸었고 / 아무도 말이 없었다
강을 건너던 날 어머니는 / 집에 계셨습니다
아이들이 먹을 것이 / 하나도 없었습니다
저는 그 사람을 / 다시 만날 수 없었습니다
브로커가 우리에게 / 조용히 하라고 말했습니다
아무에게도 말하지 않겠다고 / 약속했습니다
북한을 떠난 지 / 벌써 12년이 지났습니다
동생이 아직 살아 있는지 / 알 수가 없어요
어머니가 보내 주신 편지를 / 아직 갖고 있다
국경을 넘다가 잡히면 / 수용소로 보내집니다
처음에는 무서웠지만 / 이제는 괜찮습니다
눈이 많이 와서 / 길이 보이지 않았습니다
그날 밤 우리는 / 모두 스무 명이었습니다
김영희 씨는 방콕에서 / 난민을 돕고 있습니다
아버지의 목소리를 듣고 / 눈물이 났습니다
한국에 오면 / 모든 것이 쉬울 줄 알았어요
아이를 업고 / 산을 세 개나 넘어야 했습니다
경찰이 문을 두드렸을 때 / 숨이 멎는 줄 알았다
가족이 무사히 도착하기를 / 매일 기도했습니다
돈이 없어서 / 학교에 다니지 못했습니다
물이 생각보다 깊어서 / 아무도 건너지 못했다
제가 누구인지 / 절대로 밝히면 안 됩니다
그 사람은 우리를 / 끝까지 기다려 주었다
나는 돌아가고 싶지 않다고 / 말했습니다
중국말을 한마디도 못해서 / 아무것도 살 수 없었다
총소리가 들리자마자 / 모두 강으로 뛰어들었다
"""


@pytest.mark.parametrize("read", READ.strip().splitlines())
def test_a_cue_breaks_where_a_good_reader_pauses(read: str) -> None:
    words = read.replace(" / ", " ").split(" ")
    sizes = choose.best(words, "ko", "korean", 16, 2)
    assert sizes
    assert f"{' '.join(words[: sizes[0]])} / {' '.join(words[sizes[0] :])}" == read
