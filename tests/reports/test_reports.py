"""What the three writers print, to the letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit import __version__
from kit.check import engine, profile, registry
from kit.reports import concise, full
from kit.reports import json as as_json
from kit.reports.excerpt import cells, excerpt
from kit.subs import decode, formats
from kit.subs.track import Facts, ProtectedWord
from kit.words import words

if TYPE_CHECKING:
    from kit.check.report import Report

EN = words("en")
KOREAN = "1\n00:00:01,000 --> 00:00:05,000\n강을... 건넜다\n"
PROTECTED = Facts(protected=(ProtectedWord("place-one", ("라크미어",), "the crossing"),))


def report(text: str, facts: Facts | None = None, select: tuple[str, ...] = ("LAY",)) -> Report:
    source = decode.decode(text.encode(), Path("subtitles/film.ko.srt"))
    track = formats.parse(source, "srt", locale="ko", facts=facts or Facts())
    chosen = registry.chosen(registry.rules(), select, ())
    return engine.check([track], lambda _: profile.load("netflix-ko"), rules=chosen)


def test_full_shows_the_row_with_a_caret_under_wide_letters() -> None:
    assert full.write(report(KOREAN), EN) == (
        "subtitles/film.ko.srt: 1 cue · srt, utf-8 · ko, full · profile netflix-ko\n"
        "\n"
        "warning LAY003 three-dots × 1: Write an ellipsis as one character.\n"
        "  Three dots take three places of the line, can be parted at its end, and are spaced differently by every "
        "font.\n"
        "  subtitles/film.ko.srt:3 · cue 1, 00:00:01.000 → 00:00:05.000\n"
        "    Line 1 has “...”; write “…” (U+2026).\n"
        "        3 | 강을... 건넜다\n"
        "          |     ^\n"
        "  fix: `kit subs fix --select LAY003` mends 1 of 1; add --diff to look first.\n"
        "\n"
        "1 track, 1 cue: 0 errors, 1 warning, 0 notes.\n"
    )


def test_concise_is_one_row_a_finding() -> None:
    assert concise.write(report(KOREAN), EN) == (
        "subtitles/film.ko.srt:3:3: LAY003 Line 1 has “...”; write “…” (U+2026). [warning]\n"
    )


def test_a_clean_track_says_so_in_full_and_nothing_in_concise() -> None:
    clean = report("1\n00:00:01,000 --> 00:00:05,000\n강을 건넜다\n")
    assert concise.write(clean, EN) == ""
    assert full.write(clean, EN).endswith("1 track, 1 cue: 0 errors, 0 warnings, 0 notes.\n")


def test_three_examples_stand_for_three_hundred() -> None:
    many = "\n".join(
        f"{n}\n00:{n // 10:02}:{n % 10 * 5:02},000 --> 00:{n // 10:02}:{n % 10 * 5 + 3:02},000\n가...\n"
        for n in range(1, 301)
    )
    short = full.write(report(many), EN)
    assert short.count("write “…”") == 3
    assert "  … and 297 more; --all shows them.\n" in short
    assert full.write(report(many), EN, everything=True).count("write “…”") == 300


def test_heavy_groups_come_first() -> None:
    text = full.write(report("1\n00:00:01,000 --> 00:00:05,000\n가...\n나\n다\n"), EN)
    assert text.index("error LAY002") < text.index("warning LAY003")


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = full.write(report(KOREAN), EN), full.write(report(KOREAN), EN, colour=True)
    assert "\x1b[1;33mwarning\x1b[0m LAY003" in coloured
    assert coloured.replace("\x1b[1;33m", "").replace("\x1b[0m", "") == plain


def test_json_holds_everything_a_program_needs() -> None:
    content = json.loads(as_json.write(report(KOREAN, select=("LAY003",)), EN))
    assert content["schema"] == 1
    assert content["kit"] == __version__
    assert content["tracks"] == [
        {
            "path": "subtitles/film.ko.srt",
            "part": None,
            "format": "srt",
            "encoding": "utf-8",
            "locale": "ko",
            "kind": "full",
            "profile": "netflix-ko",
            "cues": 1,
            "faults": 0,
        }
    ]
    assert content["findings"] == [
        {
            "rule": "LAY003",
            "name": "three-dots",
            "severity": "warning",
            "path": "subtitles/film.ko.srt",
            "part": None,
            "row": 3,
            "column": 3,
            "cue": 1,
            "start": 1.0,
            "end": 5.0,
            "message": "Line 1 has “...”; write “…” (U+2026).",
            "fix": {
                "safe": True,
                "edits": [{"edit": "set-lines", "cue": 1, "was": ["강을... 건넜다"], "lines": ["강을… 건넜다"]}],
            },
            "waived": None,
        }
    ]
    assert content["summary"] == {"error": 0, "warning": 1, "info": 0, "waived": 0, "not_checked": []}


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_no_report_shows_a_protected_word(form: str) -> None:
    found = report("1\n00:00:01,000 --> 00:00:05,000\n라크미어에서...\n다음\n", PROTECTED)
    write = {"full": full.write, "concise": concise.write, "json": as_json.write}[form]
    text = write(found, EN)
    assert "라크미어" not in text
    assert "place-one" in text
    assert "the crossing" in text
    if form == "full":
        assert "(the row is not shown: it holds a protected word)" in text


def test_a_long_row_is_cut_around_the_place() -> None:
    shown, caret = excerpt(["가" * 100 + "X" + "나" * 100], 1, 101)
    assert shown.startswith("    1 | …")
    assert shown.endswith("…")
    assert cells(shown) < 100
    before = shown[: shown.index("X")]
    assert caret.index("^") == cells(before)


def test_what_steers_a_terminal_is_shown_harmless() -> None:
    shown, caret = excerpt(["a\x1b[31m\u200bb"], 1, 8)
    assert "\x1b" not in shown
    assert shown.index("b") == caret.index("^") or shown[caret.index("^")] == "b"


def test_a_row_that_is_not_there_shows_nothing() -> None:
    assert excerpt(["a"], 0, 0) == excerpt(["a"], 2, 1) == ()
