"""A companion answers row by row, and its end is told."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from kit.errors import ToolError
from kit.tools.companion import Companions

ECHO = """
import sys
for row in sys.stdin:
    print(row.rstrip(), len(row), sep="\\t", flush=True)
"""
#: Answers the first two rows together, the last of them first.
LATE = """
import sys
rows = [sys.stdin.readline().rstrip() for _ in range(2)]
for row in reversed(rows):
    print(row, row * 2, sep="\\t", flush=True)
sys.stdin.read()
"""


def _companions(code: str, *, shared: bool = False) -> Companions:
    return Companions((sys.executable, "-c", code), shared=shared)


def test_one_program_answers_many_times() -> None:
    echoes = _companions("import os" + ECHO.replace("len(row)", "os.getpid()"))
    with echoes.one({}) as first:
        answers = {first.ask("a", 60), first.ask("b", 60)}
    with echoes.one({}) as second:
        answers.add(second.ask("c", 60))
    echoes.end()
    assert len(answers) == 1


def test_two_at_a_time_are_two_programs() -> None:
    echoes = _companions(ECHO)
    with echoes.one({}) as first, echoes.one({}) as second:
        assert first is not second
        assert (first.ask("one", 60), second.ask("three", 60)) == ("4", "6")
    echoes.end()
    assert not first.lives
    assert not second.lives


def test_a_shared_one_is_asked_by_several_threads_and_each_gets_its_own_answer() -> None:
    shared = _companions(LATE, shared=True)
    shared.warm({}, 2)
    with ThreadPoolExecutor(2) as threads, shared.one({}) as first, shared.one({}) as second:
        assert first is second
        assert [*threads.map(lambda row: first.ask(row, 60), ("one", "two"))] == ["oneone", "twotwo"]
    shared.end()
    assert not first.lives


def test_one_that_ends_says_nothing_and_its_last_words_are_kept() -> None:
    with _companions("import sys; sys.stdin.readline(); sys.exit('no more')").one({}) as dying:
        assert dying.ask("a", 60) == ""
        assert dying.last_words() == ("no more",)
        assert not dying.lives


def test_one_that_takes_too_long_is_stopped_and_not_asked_again() -> None:
    slow = _companions("import time; time.sleep(600)")
    with pytest.raises(ToolError) as caught, slow.one({}) as sleeper:
        sleeper.ask("a", 0.2)
    assert caught.value.slug == "tool-timeout"
    assert not sleeper.lives
    with slow.one({}) as fresh:
        assert fresh is not sleeper
        assert fresh.lives
    slow.end()


def test_all_end_at_once_and_who_is_asking_hears_it() -> None:
    sleepers = _companions(ECHO.replace("in sys.stdin", "in [sys.stdin.readline()]") + "import time; time.sleep(600)")
    with ThreadPoolExecutor(1) as other, sleepers.one({}) as first, sleepers.one({}) as second:
        assert (first.ask("a", 60), second.ask("b", 60)) == ("2", "2")
        waiting = other.submit(second.ask, "c", 60)
        sleepers.end()
        assert waiting.result() == ""
        assert not first.lives
        assert not second.lives


def test_a_question_to_one_that_was_ended_is_answered_by_nobody_and_breaks_nothing() -> None:
    sleepers = _companions("import time; time.sleep(600)")
    with sleepers.one({}) as companion:
        sleepers.end()
        assert companion.ask("a", 60) == ""
    assert not companion.lives
