"""Screeners from numbered pictures with a WAV beside them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kit.errors import UsageError
from kit.project import check
from kit.review import peaks, proxy
from kit.screener import copies, options, recipients
from kit.screener.job import prepare
from kit.screener.proof import heard
from kit.screener.proof.prove import prove
from kit.tools import probe

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, Film, MakeFilm, SeeLit, SeePictures

#: Two seconds at 24, numbered as from one hour on, in a folder whose name looks like a pattern.
FOLDER, FIRST, FRAMES = "media/reel 1%d 'v2'", 86400, 48
#: 5.1 that is never the same, so that the proof can tell where it is.
SOUND = "aevalsrc=0.3*sin(900*t)*sin(9*t*t)|0.2*sin(700*t)*sin(5*t)|0.1*sin(500*t)|0|0|0:c=5.1:s=48000:d=2"


@dataclass(frozen=True)
class Reel:
    """Pictures and sound, made once."""

    folder: Path
    sound: Path


@pytest.fixture(scope="session")
def reel(tmp_path_factory: pytest.TempPathFactory, run_ffmpeg: Encode) -> Reel:
    folder = tmp_path_factory.mktemp("reel")
    drawn = "gradients=s=320x180:r=24:c0=0x202020:c1=0x707070:nb_colors=2:speed=0.05:seed=1"
    name = ("-start_number", str(FIRST), str(folder / "reel_%06d.dpx"))
    run_ffmpeg("-f", "lavfi", "-i", drawn, "-frames:v", str(FRAMES), "-pix_fmt", "gbrp10be", *name)
    sound = tmp_path_factory.mktemp("sound") / "mix.wav"
    run_ffmpeg("-f", "lavfi", "-i", SOUND, "-c:a", "pcm_s24le", str(sound))
    return Reel(folder, sound)


@pytest.fixture
def film(make_film: MakeFilm, toml: str, reel: Reel) -> Film:
    """A film of numbered pictures, its sound beside them."""
    there = f'master = "{FOLDER}/reel_######.dpx"\nsound = "media/mix.wav"\nprogramme_start = "01:00:00:00"'
    toml = toml.replace('master = "media/grey.mp4"', there).replace('"24000/1001"', '"24"')
    made = make_film("pictures", toml=toml, ko="1\n01:00:00,500 --> 01:00:01,000\n안녕하세요\n")
    (made.root / "media/grey.mp4").unlink()
    shutil.copytree(reel.folder, made.root / FOLDER)
    shutil.copyfile(reel.sound, made.root / "media/mix.wav")
    return made


def test_every_picture_and_all_of_the_sound_are_in_the_screener(film: Film, see_lit: SeeLit) -> None:
    facts = film.burn().facts
    media = probe.probe(film.output())
    assert (media.frames, media.rate.label(), media.audio[0].channels) == (FRAMES, "24", 6)
    assert see_lit(film.output()) == list(range(12, 24))
    assert (facts["segments"], facts["segments encoded"]) == ("3", "3")
    found = prove(prepare(film.project, "ko", options.resolve(film.project)), film.output(), "ko", lambda _: None)
    assert (found.faulty, found.frames) == (False, FRAMES)
    assert film.burn().facts["segments encoded"] == "0"


def test_a_picture_that_was_delivered_again_changes_its_own_segment_only(
    film: Film, run_ffmpeg: Encode, see_pictures: SeePictures, tmp_path: Path
) -> None:
    film.burn()
    before = see_pictures(film.output())
    white = tmp_path / "white.dpx"
    run_ffmpeg("-f", "lavfi", "-i", "color=white:s=320x180", "-frames:v", "1", "-pix_fmt", "gbrp10be", str(white))
    shutil.copyfile(white, film.root / FOLDER / f"reel_{FIRST + FRAMES - 1:06}.dpx")
    assert film.burn().facts["segments encoded"] == "1"
    after = see_pictures(film.output())
    assert before[-1].max() < 150
    assert after[-1].min() > 225
    assert all(np.array_equal(one, other) for one, other in zip(before[:24], after[:24], strict=True))


def test_copies_of_numbered_pictures_share_all_but_their_marks(film: Film) -> None:
    chosen = copies.common(options.resolve(film.project))
    plain = prepare(film.project, "ko", chosen)
    counted = []
    for number, name in enumerate(("Kim Minji", "Alice Martin", "Nour Haddad"), 2):
        copy = copies.Copy(film.project, "ko", chosen, recipients.Recipient(name, "", f"copy-{number}", number))
        facts = copies.make(copy, plain, lambda _: None, film.fingerprints).facts
        counted.append((int(facts["segments encoded"]), int(facts["segments"])))
    found = prove(copies.marked(copy, plain), copy.output, "ko", lambda _: None)
    assert (found.faulty, found.frames) == (False, FRAMES)
    assert counted[0][0] == counted[0][1]
    assert counted[2][0] < counted[2][1] / 3


@pytest.mark.parametrize(
    ("asked", "channels", "road"),
    [({"target": "hevc-1080p"}, 2, "one pass"), ({"size_limit": "300KB"}, 6, "passes")],
)
def test_other_roads_take_the_sound_from_beside_the_pictures(
    film: Film, asked: dict[str, str], channels: int, road: str
) -> None:
    chosen = options.resolve(film.project, **asked)
    facts = film.burn(options=chosen).facts
    made = probe.probe(film.output(options=chosen))
    assert (made.frames, made.audio[0].channels, road in facts) == (FRAMES, channels, True)
    job = prepare(film.project, "ko", chosen)
    assert heard.faults(job, film.output(options=chosen)) == ()


def test_the_review_page_shows_and_plays_them(film: Film, tmp_path: Path) -> None:
    made = proxy.proxy(film.project, film.fingerprints, tmp_path / "review", lambda _: None)
    media = probe.probe(made)
    assert (media.frames, media.width, media.audio[0].channels) == (FRAMES, 320, 2)
    assert len(peaks.peaks(film.project.master)) == 2 * peaks.PER_SECOND


def test_a_scan_is_told_before_the_burn(film: Film) -> None:
    for path in (film.root / FOLDER).iterdir():
        with path.open("r+b") as file:
            file.seek(801)  # SMPTE ST 268: the transfer of the first image element
            file.write(bytes([1]))
    assert "logarithmic" in "".join(prepare(film.project, "ko", options.resolve(film.project)).warnings)


def test_linear_light_is_told_before_the_burn(film: Film, run_ffmpeg: Encode) -> None:
    shutil.rmtree(film.root / FOLDER)
    (film.root / FOLDER).mkdir()
    settings = film.root / "kit.toml"
    settings.write_text(settings.read_text("utf-8").replace(".dpx", ".exr"), "utf-8")
    name = ("-start_number", str(FIRST), str(film.root / FOLDER / "reel_%06d.exr").replace("1%d", "1%%d"))
    run_ffmpeg("-f", "lavfi", "-i", "color=gray:s=32x18:r=24", "-frames:v", str(FRAMES), "-pix_fmt", "gbrpf32le", *name)
    assert "linear in light" in "".join(prepare(film.project, "ko", options.resolve(film.project)).warnings)


def test_a_lacking_sound_is_refused_at_its_row(film: Film) -> None:
    (film.root / "media/mix.wav").rename(film.root / "media/mix2.wav")
    with pytest.raises(UsageError, match=r"The sound “media/mix\.wav” is not there") as caught:
        check.require_master(film.project)
    assert caught.value.hint == "Did you mean “media/mix2.wav”?"
    assert caught.value.place
    assert caught.value.place.line == 'sound = "media/mix.wav"'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('master = "media/mix.wav"', "“sound” stands beside a master that is one file"),
        ('sound = "../mix.wav"', "leads out of the film's folder"),
        ('sound = "https://example.org/mix.wav"', "“https://example.org/mix.wav” is not there"),
    ],
)
def test_only_files_of_the_film_are_taken_for_sound(film: Film, said: str, told: str) -> None:
    settings = film.root / "kit.toml"
    key = said.partition(" ")[0]
    rows = [said if row.startswith(f"{key} =") else row for row in settings.read_text("utf-8").splitlines()]
    settings.write_text("\n".join(rows), "utf-8")
    with pytest.raises(UsageError) as caught:
        check.require_master(film.project)
    assert told in caught.value.message


def test_no_screener_takes_the_place_of_a_picture_or_the_sound(film: Film) -> None:
    with pytest.raises(UsageError, match="is a source of this film"):
        film.burn(to=film.root / "media/mix.wav")
