"""Subtitles that viewers switch: in the file or beside it, read back with PyAV and with kit's own readers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import av
import pytest
from av.stream import Disposition

from kit.errors import NothingToDoError, UsageError
from kit.screener import build, job, soft, switchable
from kit.screener.options import resolve
from kit.subs import formats
from kit.time import ticks
from kit.time.rate import parse_rate
from kit.tools.store import Store

if TYPE_CHECKING:
    from tests.screener.conftest import Film, MakeFilm, SeeLit

KIT = [sys.executable, "-c", "from kit.cli.main import main; main()"]
KOREAN = r"""1
00:00:00,501 --> 00:00:01,003
<i>하나</i> & <GRAND-MÈRE> {pts} 100 %

2
00:00:01,200 --> 00:00:01,700
{\an8}위에 C:\new\home
"""
#: Two at once.
SDH = "1\n00:00:00,500 --> 00:00:01,500\n[바람 소리]\n\n2\n00:00:01,000 --> 00:00:01,800\n(영희)\n하나\n"
FORCED = "1\n00:00:00,500 --> 00:00:01,000\n출구 🚪\n"


@pytest.fixture
def film(make_film: MakeFilm) -> Film:
    film = make_film("soft", ko=KOREAN)
    film.write("ko.sdh", SDH)
    film.write("ko.forced", FORCED)
    film.write("en", "1\n00:00:00,500 --> 00:00:01,000\nOne\n")
    return film


@pytest.mark.parametrize("target", ["soft-mp4", "soft-mkv"])
def test_tracks_inside_have_their_words_times_languages_and_flags(film: Film, see_lit: SeeLit, target: str) -> None:
    options = resolve(film.project, target=target, also=("en",))
    heard: list[str] = []
    facts = film.burn(options=options, warn=heard.append).facts
    made = film.output(options=options)
    assert facts["soft"] == "ko, ko.sdh, ko.forced, en"
    assert see_lit(made) == []
    with av.open(str(made)) as container:
        told = [
            (one.language, Disposition(one.disposition) & ~Disposition.captions) for one in container.streams.subtitles
        ]
        titles = [one.metadata.get("title") or one.metadata.get("handler_name") for one in container.streams.subtitles]
    impaired = Disposition.hearing_impaired
    assert told == [
        ("kor", Disposition.default),
        ("kor", impaired),
        ("kor", Disposition.forced),
        ("eng", Disposition(0)),
    ]
    assert titles == ["한국어", "한국어 – SDH", "한국어 – forced", "English"]
    kept = "at the top moves to the bottom" in " ".join(heard)
    assert kept is (target == "soft-mp4")


def test_one_picture_serves_every_language_and_form(film: Film) -> None:
    film.burn(options=resolve(film.project, target="soft-mp4"))
    entries = len(Store(film.project.dist / "cache").entries())
    facts = film.burn("en", options=resolve(film.project, target="soft-mkv")).facts
    assert facts["segments encoded"] == "0"
    assert len(Store(film.project.dist / "cache").entries()) == entries


def test_sidecars_are_named_and_timed_for_the_picture_and_come_back_if_one_goes(film: Film, toml: str) -> None:
    (film.root / "kit.toml").write_text(
        toml.replace("[booklet]", 'programme_start = "00:00:00:12"\n[booklet]'), "utf-8"
    )
    command = [*KIT, "-C", str(film.root), "screener", "build", "--lang", "ko", "--subtitles", "sidecar"]
    assert subprocess.run(command, check=False).returncode == 0
    made = film.output(options=resolve(film.project, subtitles="sidecar"))
    beside = [made.with_name(f"{made.stem}.{name}.vtt") for name in ("ko", "ko.sdh", "ko.forced")]
    assert all(path.is_file() for path in beside)
    first, second = formats.read(beside[1]).cues
    assert (first.start, first.text) == (0, "[바람 소리]")
    assert abs(second.start - (ticks.PER_SECOND - 12 * parse_rate("24000/1001").frame)) <= ticks.PER_MS // 2
    beside[0].unlink()
    assert subprocess.run(command, check=False).returncode == 0
    assert beside[0].is_file()
    beside[0].write_text("WEBVTT\n", "utf-8")
    command[command.index("build")] = "verify"
    assert subprocess.run(command, check=False).returncode == 1


def test_a_track_that_is_not_the_films_is_found(film: Film) -> None:
    options = resolve(film.project, target="soft-mkv")
    film.burn(options=options)
    planned = job.prepare(film.project, "ko", options)
    tracks = soft.read(film.project, "ko", options, planned.media, planned.target)
    made = film.output(options=options)
    assert switchable.faults(made, tracks) == []
    late = replace(
        tracks[0], written=tuple(replace(cue, start=cue.start - 2 * ticks.PER_MS) for cue in tracks[0].written)
    )
    assert switchable.faults(made, (late, *tracks[1:])) == [
        "ko, cue 1: its times are others",
        "ko, cue 2: its times are others",
    ]
    assert switchable.faults(made, tracks[:2]) == ["3 tracks instead of 2"]
    assert "ko is" not in switchable.faults(made, (replace(tracks[0], default=False), *tracks[1:]))[0]


def test_further_languages_need_subtitles_that_can_be_switched(film: Film) -> None:
    with pytest.raises(UsageError, match="can be switched"):
        film.burn(options=resolve(film.project, also=("en",)))
    shutil.rmtree(film.root / "subtitles")
    (film.root / "subtitles").mkdir()
    film.write("ko", KOREAN)
    with pytest.raises(NothingToDoError, match="no track in en"):
        build.inputs(film.project, "ko", resolve(film.project, subtitles="soft", also=("en",)), film.fingerprints)
