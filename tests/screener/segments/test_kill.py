"""A build that is killed outright leaves sound segments, and the next one goes on to the same bytes."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kit.tools.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Film, MakeFilm

KIT = [sys.executable, "-c", "from kit.cli.main import main; main()"]


def start(film: Film) -> subprocess.Popen[bytes]:
    arguments = ["-C", str(film.root), "screener", "build", "--lang", "ko", "--jobs", "2"]
    return subprocess.Popen([*KIT, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_after(film: Film, entries: int) -> None:
    """Kill a build as soon as so many segments are kept, or let it end if it was quicker than that."""
    store = Store(film.project.dist / "cache")
    with start(film) as child:
        while child.poll() is None and not (list(store.folder.glob("work-*")) and len(store.entries()) >= entries):
            time.sleep(0.005)
        child.kill()


@pytest.mark.slow
def test_a_build_killed_again_and_again_ends_with_the_same_bytes(
    make_film: MakeFilm, moving_clip: Path, cues: str, built: Film
) -> None:
    film = make_film("killed", master=moving_clip, ko=cues)
    for entries in (0, 1, 4, 6, 8):
        kill_after(film, entries)
    film.burn()
    assert film.output().read_bytes() == built.output().read_bytes()
    store = Store(film.project.dist / "cache")
    assert list(store.folder.glob("work-*")) == []
    assert len(store.entries()) == len(Store(built.project.dist / "cache").entries())


@pytest.mark.slow
def test_a_build_that_was_killed_goes_on_where_it_was(make_film: MakeFilm, moving_clip: Path, cues: str) -> None:
    film = make_film("killed", master=moving_clip, ko=cues)
    kill_after(film, 4)
    facts = film.burn().facts
    assert int(facts["segments encoded"]) < int(facts["segments"])


@pytest.mark.slow
def test_two_builds_side_by_side_do_not_disturb_each_other(
    make_film: MakeFilm, moving_clip: Path, cues: str, built: Film
) -> None:
    film = make_film("both", master=moving_clip, ko=cues)
    film.write("en", cues)
    korean = start(film)
    film.burn("en")
    assert korean.wait() == 0
    assert film.output().read_bytes() == built.output().read_bytes()
