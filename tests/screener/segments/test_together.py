"""Several languages, or several copies, in one go: what lies at the same place is decoded once for all of them."""

from __future__ import annotations

import itertools
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kit.errors import ToolError
from kit.screener import build, copies, job, kept, options, recipients
from kit.screener.segments import chunks, command, key, outline, together
from kit.screener.segments.cut import Segment
from kit.time.rate import parse_rate
from kit.tools import ffmpeg, process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Film, MakeFilm

KIT = [sys.executable, "-c", "from kit.cli.main import main; main()"]
RATE = parse_rate("24")
#: Runs ffmpeg and writes down from where the master was decoded; one language's text is changed behind kit's back.
WATCHED = """\
#!/bin/sh
case "$*" in *framehash*) echo "$*" >> '{log}';; esac
for script in 0*.ass; do [ -f "$script" ] && sed -i 's/{was}/{now}/' "$script"; done
exec '{ffmpeg}' "$@"
"""


def watch(folder: Path, monkeypatch: pytest.MonkeyPatch, was: str = "nothing", now: str = "nothing") -> Path:
    """The file in which each run that encodes segments leaves a row."""
    wrapper, log = folder / "ffmpeg", folder / "log"
    wrapper.write_text(WATCHED.format(log=log, was=was, now=now, ffmpeg=ffmpeg.find().path), "utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setenv("KIT_FFMPEG", str(wrapper))
    log.touch()
    return log


def rows(log: Path) -> list[str]:
    return log.read_text("utf-8").splitlines()


def english(film: Film, cues: str) -> Film:
    film.write("en", cues.replace("하나", "one").replace("둘", "two").replace("셋", "three"))
    return film


def with_english(film: Film) -> dict[str, str]:
    return build.build(film.project, "ko", None, lambda _: None, film.fingerprints, following=["en"]).facts


def planned(film: Film, locale: str, **chosen: Any) -> together.Planned:
    wanted = options.resolve(film.project, **chosen)
    made_from = build.inputs(film.project, locale, wanted, film.fingerprints)
    return together.Planned(job.prepare(film.project, locale, wanted), build.origins(film.project, made_from))


def kit(film: Film, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KIT, "-C", str(film.root), "screener", *arguments], capture_output=True, text=True, check=False, timeout=240
    )


def test_a_second_language_is_encoded_on_the_way_to_the_same_bytes_as_alone(
    make_film: MakeFilm, moving_clip: Path, cues: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, alone = (english(make_film(name, master=moving_clip, ko=cues), cues) for name in ("both", "alone"))
    log = watch(tmp_path, monkeypatch)
    done = kit(film, "build", "--lang", "ko", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "7 of 7 segments encoded" in done.stdout
    assert "0 of 7 segments encoded" in done.stdout
    together = len(rows(log))
    assert any("-0.ass" in row and "-1.ass" in row for row in rows(log))
    alone.burn("ko")
    alone.burn("en")
    assert together < len(rows(log)) - together
    for locale in ("ko", "en"):
        assert film.output(locale).read_bytes() == alone.output(locale).read_bytes()


def test_a_fault_of_the_second_language_is_told_by_its_own_build(
    make_film: MakeFilm, moving_clip: Path, cues: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = english(make_film("faulty", master=moving_clip, ko=cues), cues)
    watch(tmp_path, monkeypatch, "two", "too")
    assert with_english(film)["segments encoded"] == "7"
    with pytest.raises(ToolError, match=r"cue 2 of grey\.en\.srt is not what it should be"):
        film.burn("en")


def test_a_language_without_a_track_is_no_hindrance(grey: Film) -> None:
    done = kit(grey, "build", "--lang", "ko", "--lang", "en")
    assert done.returncode == 3
    assert "There is no full track in en." in done.stderr
    assert grey.output("ko").exists()


def test_a_language_that_is_done_is_not_encoded_again(
    make_film: MakeFilm, moving_clip: Path, cues: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = english(make_film("done", master=moving_clip, ko=cues), cues)
    log = watch(tmp_path, monkeypatch)
    film.burn("en")
    kept.store(film.project).prune(0)
    log.write_text("", "utf-8")
    done = kit(film, "build", "--lang", "ko", "--lang", "en")
    assert "up to date" in done.stdout
    assert not any("-1.ass" in row for row in rows(log))


@pytest.mark.slow
def test_copies_on_a_list_are_made_together_to_the_same_bytes_as_one_by_one(
    make_film: MakeFilm, moving_clip: Path, cues: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, alone = (make_film(name, master=moving_clip, ko=cues) for name in ("copies", "alone"))
    listed, log = tmp_path / "list.csv", watch(tmp_path, monkeypatch)
    listed.write_text("name\nKim Minji\nAlice Martin\nNour Haddad\n", "utf-8")
    done = kit(film, "build", "--lang", "ko", "--recipients", str(listed))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(", 0 of ") == 2, done.stdout
    together = len(rows(log))
    plain = job.prepare(alone.project, "ko", options.resolve(alone.project))
    for person in recipients.read(listed):
        copy = copies.Copy(alone.project, "ko", copies.common(options.resolve(alone.project)), person)
        copies.make(copy, plain, lambda _: None, alone.fingerprints)
        assert copy.output.read_bytes() == (film.output().parent / copy.output.name).read_bytes()
    assert together < len(rows(log)) - together


def test_only_what_the_same_run_can_draw_is_made_together(grey: Film) -> None:
    plain, marked, web = (
        planned(grey, "ko", **chosen) for chosen in ({}, {"mark": True}, {"target": "festival-1080p"})
    )
    assert together.fitting(plain.job, [marked, web, plain, plain]) == (marked, plain)


def test_what_several_screeners_lack_at_one_place_is_one_run() -> None:
    borders = [at for start in range(0, 1500, 250) for at in (start, start + 96, start + 192)]
    ours = [Segment(first, last, clear=False) for first, last in itertools.pairwise([*borders, 1500])]
    theirs = [Segment(one.first, one.last, clear=False, whose=1) for one in ours]
    runs = chunks.chunks([*ours, *theirs], RATE, range(0, 1500, 250), 1920 * 1080, 2, together=2)
    assert [run[0].first for run in runs] == [*range(0, 1500, 250)]
    assert sorted(one.whose for one in runs[0]) == [0, 0, 0, 1, 1, 1]


def test_a_run_can_leave_more_pictures_than_an_expression_of_ffmpeg_goes_deep(
    make_film: MakeFilm, moving_clip: Path, cues: str
) -> None:
    film = make_film("many", master=moving_clip, ko=cues)
    planned_job = planned(film, "ko").job
    segment = Segment(0, 240, clear=True)
    samples = range(0, 240, 2)
    done = process.run(command.chunk(planned_job, [segment], samples), cwd=film.root)
    assert done.code == 0, done.err
    assert (film.root / command.clean_name([segment])).stat().st_size == len(samples) * 320 * 180


def test_a_run_that_draws_several_screeners_leaves_room_for_fewer_others() -> None:
    one = [Segment(first, first + 96, clear=False) for first in range(0, 960, 96)]
    three = [Segment(each.first, each.last, clear=False, whose=whose) for each in one for whose in range(3)]
    assert together.runs(one, 8) == 8
    assert together.runs(three, 9) == 3
    assert together.runs(three, 2) == 2
    assert together.runs([], 4) == 4


def test_clear_stretches_are_made_once_for_all(make_film: MakeFilm, moving_clip: Path, cues: str) -> None:
    film = english(make_film("clear", master=moving_clip, ko=cues), cues)
    ours, theirs = planned(film, "ko"), planned(film, "en")
    own = outline.layout(ours.job, ()).segments
    known = [key.segment(ours.job, ours.origins, one, outline.script(ours.job, [one])) for one in own]
    lacking = together.missing([theirs], (), kept.store(film.project), known)
    assert sorted(one.first for one in lacking) == [one.first for one in own if not one.clear]
    assert {one.whose for one in lacking} == {1}
