from __future__ import annotations

import re

import pytest

from kit import lazy


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    found = lazy.pattern("(?P<letter>b)+", re.IGNORECASE)
    assert found.sub("-", "aBbc") == "a-c"
    assert found.pattern == "(?P<letter>b)+"
    assert found.groupindex == {"letter": 1}
    assert found.flags == re.compile("b", re.IGNORECASE).flags
    assert [hit[0] for hit in found.finditer("bb a b")] == ["bb", "b"]


def test_a_pattern_is_compiled_when_it_is_first_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(re, "compile", lambda text, flags, real=re.compile: compiled.append(text) or real(text, flags))
    found = lazy.pattern("b+")
    assert compiled == []
    assert [found.search("abba") is not None for _ in range(3)] == [True] * 3
    assert compiled == ["b+"]


def test_a_wrong_pattern_says_so_when_it_is_searched() -> None:
    with pytest.raises(re.error):
        lazy.pattern("(").search("a")
