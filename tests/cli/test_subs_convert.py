"""``kit subs convert``, as a person runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kit.subs import formats

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Kit = Callable[..., Any]

KO = "1\n00:00:01,000 --> 00:00:03,000\n강을 건넜다\n\n2\n00:00:04,000 --> 00:00:05,000\n<i>밤새</i>\n걸었다\n"
EN = "1\n00:00:01,000 --> 00:00:03,000\nWe crossed the river\n\n2\n00:00:04,000 --> 00:00:05,500\nall night\n"
VTT = "WEBVTT\n\nNOTE for Anna\n\n00:01.000 --> 00:03.000 line:0\n<v Anna>Bonjour</v>\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.ko.srt", KO), ("a.en.srt", EN), ("a.fr-CA.vtt", VTT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_lossless_copy_runs_through_and_leaves_its_input(kit: Kit, folder: Path) -> None:
    assert kit("subs", "convert", "a.ko.srt", "-o", "b.ko.vtt").code == 0
    assert [cue.text for cue in formats.read(folder / "b.ko.vtt").cues] == ["강을 건넜다", "밤새\n걸었다"]
    assert (folder / "a.ko.srt").read_text(encoding="utf-8") == KO


def test_a_loss_is_said_with_its_cue_and_nothing_is_written(kit: Kit, folder: Path) -> None:
    ran = kit("subs", "convert", "a.fr-CA.vtt", "-o", "b.smi")
    assert ran.code == 1
    assert "lost: notes are left out" in ran.out
    assert "lost: text at the top moves to the bottom: cue 1" in ran.out
    assert "lost: the speakers' names beside the text are left out: cue 1" in ran.out
    assert "--lossy" in ran.err
    assert not (folder / "b.smi").exists()
    assert kit("subs", "convert", "a.fr-CA.vtt", "-o", "b.smi", "--lossy", "--dry-run").code == 1
    assert not (folder / "b.smi").exists()
    assert kit("subs", "convert", "a.fr-CA.vtt", "-o", "b.smi", "--lossy").code == 0
    assert formats.read(folder / "b.smi").cues[0].text == "Bonjour"


def test_words_that_the_target_cannot_hold_are_never_left_out(kit: Kit, folder: Path) -> None:
    ran = kit("subs", "convert", "a.ko.srt", "-o", "b.stl", "--fps", "25", "--lossy")
    assert ran.code == 1
    assert "cannot be: characters that do not exist there, “" in ran.out
    assert not (folder / "b.stl").exists()


def test_rows_that_no_cue_holds_refuse(kit: Kit, folder: Path) -> None:
    (folder / "bad.ko.srt").write_text(KO.replace("00:00:04,000 -->", "00:00:0A,000 -->"), encoding="utf-8")
    ran = kit("subs", "convert", "bad.ko.srt", "-o", "b.vtt", "--lossy")
    assert ran.code == 1
    assert "rows that could not be read as a cue (6)" in ran.err
    assert not (folder / "b.vtt").exists()


def test_several_languages_become_one_sami_file_and_tracks_again(kit: Kit, folder: Path) -> None:
    ran = kit("subs", "convert", "a.ko.srt", "a.en.srt", "-o", "a.smi", "--to-encoding", "cp949")
    assert ran.code == 0, ran.err
    assert "강을".encode("cp949") in (folder / "a.smi").read_bytes()
    assert kit("subs", "convert", "a.smi", "--to", "srt", "-o", "out").code == 0
    for name in ("a.ko.srt", "a.en.srt"):
        old, new = formats.read(folder / name), formats.read(folder / "out" / name)
        assert [(cue.start, cue.end, cue.spans, cue.text) for cue in old.cues] == [
            (cue.start, cue.end, cue.spans, cue.text) for cue in new.cues
        ]


def test_of_several_languages_one_is_asked_for_by_its_locale(kit: Kit, folder: Path) -> None:
    kit("subs", "convert", "a.ko.srt", "a.en.srt", "-o", "a.smi")
    asked = kit("subs", "convert", "a.smi", "-o", "b.srt")
    assert asked.code == 2
    assert "holds several languages: KRCC" in asked.err
    ran = kit("subs", "convert", "a.smi", "-o", "b.srt", "--locale", "en")
    assert ran.code == 0
    assert "not KRCC" in ran.err
    assert formats.read(folder / "b.srt").cues[0].text == "We crossed the river"


def test_a_target_without_languages_takes_one_track(kit: Kit, folder: Path) -> None:
    ran = kit("subs", "convert", "a.ko.srt", "a.en.srt", "-o", "b.vtt")
    assert ran.code == 2
    assert "2 tracks do not fit into b.vtt" in ran.err
    assert kit("subs", "convert", "a.ko.srt", "a.en.srt", "--to", "vtt").code == 0
    assert (folder / "a.ko.vtt").exists()
    assert (folder / "a.en.vtt").exists()


def test_only_the_encoding_may_change_and_then_nothing_else_does(kit: Kit, folder: Path) -> None:
    assert kit("subs", "convert", "a.ko.srt", "-o", "b.ko.srt", "--to-encoding", "cp949").code == 0
    assert (folder / "b.ko.srt").read_bytes() == KO.encode("cp949")
    ran = kit("subs", "convert", "a.ko.srt", "-o", "c.ko.srt")
    assert ran.code == 2
    assert "is already SubRip" in ran.err


def test_nothing_is_written_over(kit: Kit, folder: Path) -> None:
    ran = kit("subs", "convert", "a.ko.srt", "-o", "a.ko.srt", "--to-encoding", "cp949", "--overwrite")
    assert (ran.code, "never writes over its input" in ran.err) == (2, True)
    assert kit("subs", "convert", "a.ko.srt", "-o", "b.vtt").code == 0
    old = (folder / "b.vtt").read_bytes()
    assert kit("subs", "convert", "a.en.srt", "-o", "b.vtt").code == 2
    assert (folder / "b.vtt").read_bytes() == old
    assert kit("subs", "convert", "a.en.srt", "-o", "b.vtt", "--overwrite").code == 0
    assert (folder / "b.vtt").read_bytes() != old


def test_frames_need_a_rate_that_the_format_can_say(kit: Kit, folder: Path) -> None:
    ran = kit("subs", "convert", "a.en.srt", "-o", "b.sub")
    assert (ran.code, "--fps" in ran.err) == (2, True)
    assert kit("subs", "convert", "a.en.srt", "-o", "b.sub", "--fps", "23.976").code == 0
    assert (folder / "b.sub").read_text(encoding="utf-8").startswith("{1}{1}23.976\n{24}{72}")
    ran = kit("subs", "convert", "a.en.srt", "--to", "dcp", "-o", "b.xml", "--fps", "23.976")
    assert (ran.code, "whole rates only" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.ko.srt",), "Nothing says which format"),
        (("a.ko.srt", "-o", "b.docx"), "does not end like a format"),
        (("a.ko.srt", "-o", "b.xml"), "could be of several formats"),
        (("a.ko.srt", "-o", "b.vtt", "--to", "srt"), "under the name of another format"),
        (("a.ko.srt", "-o", "b.vtt", "--to-encoding", "cp949"), "does not write WebVTT in “cp949”"),
        (("a.ko.srt", "-o", "b.srt", "--to-encoding", "nonsense"), "does not write SubRip in “nonsense”"),
    ],
)
def test_what_is_not_clear_is_asked(kit: Kit, folder: Path, words: tuple[str, ...], said: str) -> None:
    ran = kit("subs", "convert", *words)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(path.name for path in folder.iterdir()) == ["a.en.srt", "a.fr-CA.vtt", "a.ko.srt"]


def test_a_copy_may_not_become_a_film_s_second_track(kit: Kit) -> None:
    ran = kit("subs", "convert", "subtitles/the-defector.ko.srt", "--to", "vtt", "-o", "subtitles", "--dry-run")
    assert ran.code == 2
    assert "second track for ko" in ran.err
