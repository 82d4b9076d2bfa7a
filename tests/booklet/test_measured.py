"""What is measured on the master stands in the booklet, and what the film writes otherwise is found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kit.booklet import build, checklist, editions, measured
from kit.booklet.options import Options
from kit.booklet.wanted.piece import Need
from kit.project import load
from kit.tools import ffmpeg, flashing

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.project import Project

#: 12 s: the picture flashes six times a second from 8 s to 10 s, the sound slams at 4 s.
PICTURE = "nullsrc=s=64x36:r=24000/1001:d=12,geq=lum='if(between(T,8,10)*mod(floor(T*12),2),235,16)':cb=128:cr=128"
LEVEL = "if(between(t,4,4.6),0.9,if(between(t,1,9),0.003,0.07))"
SOUND = f"aevalsrc='{LEVEL}*sin(997*2*PI*t)':d=12:s=48000"


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("master") / "master.mp4"
    subprocess.run(
        [ffmpeg.find("").path, "-v", "error", "-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", SOUND,
         "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", path],
        check=True,
    )  # fmt: skip
    return path


@pytest.fixture
def loud(film: Path, master: Path) -> Path:
    """The small film with that master, whose programme starts at 01:00:00:00."""
    copy = film / "media/winter-sea.mp4"
    shutil.copy(master, copy)
    os.utime(copy, (1_700_000_000, 1_700_000_000))  # what was written just now is not remembered
    change(film, 'default_locale = "ko"', 'default_locale = "ko"\nprogramme_start = "01:00:00:00"')
    return film


def change(film: Path, old: str, new: str) -> None:
    path = film / "kit.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def note(film: Path, kind: str, at: str) -> None:
    """A content note of the film's own."""
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[content_notes]]\nid = "{kind}"\nkind = "{kind}"\nseverity = "strong"\nat = [{at}]\n')
    for locale in ("ko", "fr-CA"):
        with (film / f"locales/{locale}/film.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[content_notes.{kind}]\nsubject = "Nos mots"\n')


def text(project: Project) -> str:
    options = Options(edition=editions.EDITIONS["text"])
    build.build(project, "fr-CA", options)
    return " ".join(build.output(project, "fr-CA", options).read_text("utf-8").split())


def wanting(film: Path) -> list[str]:
    return [item.what for item in checklist.lacking(load.load(film), "fr-CA") if "measured" in item.what]


def test_what_is_measured_is_printed_with_its_time_code(loud: Path) -> None:
    assert wanting(loud) == ["loudness and flashing light are not measured yet; `kit booklet build` measures them"]
    printed = text(load.load(loud))
    assert "Intensité sonore" in printed
    assert "LUFS, crête vraie" in printed
    flashing_at, loud_at = re.findall(r"01:00:(\d\d):\d\d–01:00:(\d\d):\d\d", printed)
    assert flashing_at in {("07", "10"), ("07", "11")}, "the second before too many, in whole seconds"
    assert loud_at == ("04", "05")
    assert printed.index("Lumière clignotante") < printed.index("Son fort et soudain")
    assert len(wanting(loud)) == 2, "both are in kit's words alone"


def test_a_note_of_the_film_takes_the_place_of_kits_words_and_gets_the_time(loud: Path) -> None:
    note(loud, "flashing", "")
    printed = text(load.load(loud))
    assert "Nos mots" in printed
    assert re.search(r"01:00:07:\d\d–01:00:1[01]:\d\d", printed)
    assert "Plus de trois flashs" not in printed
    assert [what for what in wanting(loud) if "flashing" in what] == []


def test_a_note_with_another_time_is_a_finding(loud: Path) -> None:
    note(loud, "flashing", '"01:00:01:00-01:00:02:00"')
    project = load.load(loud)
    assert "01:00:01:00–01:00:02:00" in text(project)
    (item,) = [item for item in checklist.lacking(project, "fr-CA") if "flashing light was measured" in item.what]
    assert item.need is Need.REQUIRED
    assert "and no note says so" in item.what


def test_a_warning_of_flashes_that_nobody_measured_is_a_finding(loud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note(loud, "flashing", '"01:00:08:00-01:00:10:00"')
    text(load.load(loud))
    assert [what for what in wanting(loud) if "flashing" in what] == []
    monkeypatch.setattr(flashing, "known", lambda _path: flashing.Flashing("24/1", 288, (), ()))
    assert "a note warns of flashing light, and none was measured" in wanting(loud)[-1]


def test_a_film_can_switch_it_off(loud: Path) -> None:
    change(loud, "date = 2026-11-22", "date = 2026-11-22\nmeasure = []")
    project = load.load(loud)
    printed = text(project)
    assert "LUFS" not in printed
    assert "Lumière clignotante" not in printed
    assert wanting(loud) == ["the loudness is not measured"]
    assert measured.measure(project, None, lambda _: None) == measured.Measured(None, None, (), ())


def test_the_master_is_measured_once(loud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text(load.load(loud))

    def again(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(flashing, "_measured", again)
    text(load.load(loud))
