"""How deep a JSON text is nested, before a reader goes down into it."""

from __future__ import annotations

import json
import sys
from subprocess import run
from textwrap import dedent

import pytest

from kit.tools.nesting import DEEPEST, refuse_deep


def too_deep(text: str | bytes) -> bool:
    try:
        refuse_deep(text)
    except ValueError as error:
        return f"{DEEPEST} levels" in str(error)
    return False


@pytest.mark.parametrize("levels", [DEEPEST, DEEPEST + 1])
@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ('{"a":', "}")])
def test_levels_are_counted_in_texts_and_bytes(opens: str, closes: str, levels: int) -> None:
    text = opens * levels + "0" * (opens != "[") + closes * levels
    json.loads(text)
    assert too_deep(text) is too_deep(text.encode()) is (levels > DEEPEST)


@pytest.mark.parametrize("within", ["[" * 999, '\\"' + "{" * 999, "\\\\", "눈" * 999, "\\"])
def test_brackets_in_a_string_are_no_levels(within: str) -> None:
    assert not too_deep(f'["{within}"]')
    assert not too_deep(f'["{within}"]'.encode())
    assert not too_deep(f'["{within}')


def test_what_stands_side_by_side_is_not_deep() -> None:
    assert not too_deep("[" + ",".join(["[[]]"] * 999) + "]")


def test_a_string_before_hides_nothing() -> None:
    assert too_deep('["\\\\", ' + "[" * DEEPEST)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives a thread what it likes")
def test_a_timeline_nested_without_end_is_refused_on_a_small_stack_too() -> None:
    code = dedent("""
        import threading
        from pathlib import Path
        from kit.errors import UsageError
        from kit.retime.cutlist import otio

        def read():
            try:
                otio.read("[" * 100_000, Path("film.otio"), None)
            except UsageError as error:
                print(error.slug)

        threading.stack_size(512 << 10)
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    """)
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "bad-timeline\n", "")
