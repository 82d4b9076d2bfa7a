from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from kit.receipt import State, state
from kit.screener.options import Options
from kit.tools import probe

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, Film, MakeFilm, SeeLit, SeePictures, WriteSrt

FRAMES = 48


def test_text_shows_from_the_in_time_to_the_frame_before_the_out_time(grey: Film, see_lit: SeeLit) -> None:
    receipt = grey.burn()
    assert see_lit(grey.output()) == list(range(12, 24))
    assert receipt.facts["frames"] == str(FRAMES)
    assert receipt.facts["cues"] == "1"


def test_times_that_a_file_rounded_up_still_reach_their_first_frame(
    make_film: MakeFilm, write_srt: WriteSrt, see_lit: SeeLit
) -> None:
    film = make_film(ko=write_srt(("00:01,043", "00:01,085", "한 프레임")))
    film.burn()
    assert see_lit(film.output()) == [25]


def test_a_programme_that_starts_at_ten_hours_is_burned_from_there(
    make_film: MakeFilm, write_srt: WriteSrt, see_lit: SeeLit, toml: str
) -> None:
    track = write_srt(("00:00,500", "00:01,000", "열 시")).replace("00:00:0", "10:00:0")
    film = make_film(toml=toml.replace('rate = "24', 'programme_start = "10:00:00:00"\nrate = "24'), ko=track)
    film.burn()
    assert see_lit(film.output()) == list(range(12, 24))


def test_the_first_and_the_last_frame_can_carry_text(make_film: MakeFilm, write_srt: WriteSrt, see_lit: SeeLit) -> None:
    film = make_film(ko=write_srt(("00:00,000", "00:00,042", "처음"), ("00:01,960", "00:02,002", "끝")))
    film.burn()
    assert see_lit(film.output()) == [0, 47]


def test_decomposed_hangul_burns_like_composed(
    make_film: MakeFilm, write_srt: WriteSrt, see_pictures: SeePictures
) -> None:
    text = "한글 자막 뷁 똠"
    burned = []
    for form in ("NFC", "NFD"):
        film = make_film(form, ko=write_srt(("00:00,000", "00:02,000", unicodedata.normalize(form, text))))
        film.burn()
        burned.append(see_pictures(film.output()))
    assert all(np.array_equal(a, b) for a, b in zip(*burned, strict=True))


def test_a_cue_at_the_top_is_burned_at_the_top(
    make_film: MakeFilm, write_srt: WriteSrt, see_pictures: SeePictures
) -> None:
    film = make_film(ko=write_srt(("00:00,000", "00:01,000", "{\\an8}위")))
    film.burn()
    picture = see_pictures(film.output())[5]
    assert picture[:90].max() > 200
    assert picture[90:].max() < 150


def test_braces_and_backslashes_are_text_and_no_tags(
    make_film: MakeFilm, write_srt: WriteSrt, see_pictures: SeePictures
) -> None:
    burned = []
    for name, text in (("tag", "{x} a\\Nb"), ("plain", "a")):
        film = make_film(name, ko=write_srt(("00:00,000", "00:01,000", text)))
        film.burn()
        columns = np.flatnonzero((see_pictures(film.output())[5] > 200).any(axis=0))
        rows = np.flatnonzero((see_pictures(film.output())[5] > 200).any(axis=1))
        burned.append((columns[-1] - columns[0], rows[-1] - rows[0]))
    assert burned[0][0] > 4 * burned[1][0]
    assert burned[0][1] < 16, "a line break was made of the backslash"


def test_sound_is_passed_on_and_tells_its_language(grey: Film) -> None:
    grey.burn()
    made = probe.probe(grey.output())
    assert [(track.codec, track.language) for track in made.audio] == [("aac", "kor")]


def test_a_film_without_sound_gives_a_screener_without_sound(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path
) -> None:
    run_ffmpeg("-i", str(clip), "-an", "-c", "copy", str(tmp_path / "mute.mp4"))
    film = make_film("mute", master=tmp_path / "mute.mp4")
    assert film.burn().facts["sound tracks"] == "0"


def test_nothing_of_the_masters_tags_or_of_this_machine_is_in_the_result(grey: Film) -> None:
    grey.burn()
    data = grey.output().read_bytes()
    assert b"Secret" not in data
    assert b"secret" not in data
    assert str(grey.root).encode() not in data
    with av.open(str(grey.output())) as made:
        assert not {"artist", "comment", "timecode", "encoder"} & set(made.metadata)
        assert len(made.streams) == 2


def test_what_comes_out_is_plain_bt709_with_square_pixels(
    make_film: MakeFilm, run_ffmpeg: Encode, tmp_path: Path, see_lit: SeeLit
) -> None:
    run_ffmpeg(
        *(
            "-f",
            "lavfi",
            "-i",
            "color=c=0x606060:s=180x144:r=25,setsar=64/45,setfield=tff",
            "-frames:v",
            "50",
            "-c:v",
            "mpeg2video",
        ),
        *("-flags", "+ilme+ildct", str(tmp_path / "sd.mov")),
    )
    film = make_film("sd", master=tmp_path / "sd.mov")
    text = (film.root / "kit.toml").read_text().replace("24000/1001", "25")
    (film.root / "kit.toml").write_text(text)
    film.burn()
    made = probe.probe(film.output())
    assert (made.width, made.height, made.sar, made.matrix, made.pixel_format) == (256, 144, 1, 1, "yuv420p")
    assert see_lit(film.output()) == list(range(13, 25))


def test_pictures_in_high_dynamic_range_are_mapped_to_an_ordinary_screen(
    make_film: MakeFilm, run_ffmpeg: Encode, tmp_path: Path
) -> None:
    run_ffmpeg(
        *("-f", "lavfi", "-i", "color=c=0x606060:s=320x180:r=24000/1001,format=yuv420p10le", "-frames:v", "48"),
        *("-vf", "setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc"),
        *("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", str(tmp_path / "hdr.mov")),
    )
    assert probe.probe(tmp_path / "hdr.mov").hdr == "PQ"
    film = make_film("hdr", master=tmp_path / "hdr.mov")
    film.burn()
    made = probe.probe(film.output())
    assert (made.hdr, made.matrix, made.pixel_format) == ("", 1, "yuv420p")


@pytest.mark.parametrize("container", ["mkv", "ts", "mxf", "avi"])
def test_other_containers_keep_every_frame(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path, see_lit: SeeLit, container: str
) -> None:
    master = tmp_path / f"grey.{container}"
    run_ffmpeg(
        "-i",
        str(clip),
        "-c:v",
        "mpeg2video",
        "-q:v",
        "4",
        "-ar",
        "48000",
        "-c:a",
        "pcm_s16le" if container != "ts" else "mp2",
        str(master),
    )
    film = make_film(container, master=master)
    assert film.burn().facts["frames"] == str(FRAMES)
    assert see_lit(film.output()) == list(range(12, 24))


def test_a_master_whose_rate_varies_is_made_even_and_cues_keep_their_time(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path, see_lit: SeeLit
) -> None:
    select = "select='not(between(n,5,20))'"
    run_ffmpeg("-i", str(clip), "-vf", select, "-fps_mode", "vfr", str(tmp_path / "vfr.mp4"))
    film = make_film("vfr", master=tmp_path / "vfr.mp4")
    heard: list[str] = []
    facts = film.burn(warn=heard.append).facts
    assert facts["frames"] == str(FRAMES)
    assert facts["one pass"] == "the master’s frame rate varies"
    assert "an even 23.976" in heard[0]
    assert see_lit(film.output()) == list(range(12, 24))


def test_a_picture_turned_on_its_side_is_burned_upright(
    make_film: MakeFilm, run_ffmpeg: Encode, clip: Path, tmp_path: Path
) -> None:
    run_ffmpeg("-display_rotation", "90", "-i", str(clip), "-c", "copy", str(tmp_path / "turned.mp4"))
    film = make_film("turned", master=tmp_path / "turned.mp4")
    facts = film.burn().facts
    assert (facts["width"], facts["height"]) == ("180", "320")


@pytest.mark.parametrize(
    "name",
    ["two words", "it's", 'a "quote"', "한글 폴더", "100%d", "a:b", "[x]", "a,b;c", "new\nline", "-y", "back\\slash"],
)
def test_a_folder_of_any_name_works(make_film: MakeFilm, see_lit: SeeLit, name: str) -> None:
    film = make_film(name)
    film.burn()
    assert see_lit(film.output()) == list(range(12, 24))


@pytest.mark.parametrize(
    "name", ["a'b\"c[d]e;f,g=h|i&j %d $(k) `l`", "-i", "concat:x|y", unicodedata.normalize("NFD", "바다 é\n🎬")]
)
def test_a_master_of_any_name_works(make_film: MakeFilm, see_lit: SeeLit, toml: str, name: str) -> None:
    there = json.dumps(f"media/{name}.mp4", ensure_ascii=False)
    film = make_film("odd", toml=toml.replace('"media/grey.mp4"', there))
    (film.root / "media/grey.mp4").rename(film.root / f"media/{name}.mp4")
    film.burn()
    assert see_lit(film.output()) == list(range(12, 24))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not UTF-8")
def test_a_folder_whose_name_is_no_utf8_works(make_film: MakeFilm, see_lit: SeeLit) -> None:
    film = make_film(os.fsdecode(b"film-\xff"))
    film.burn()
    fingerprints = film.fingerprints
    fingerprints.of(film.output())
    fingerprints.save()
    assert see_lit(film.output()) == list(range(12, 24))


def test_the_mark_shows_on_every_frame_whatever_it_says(grey: Film, see_pictures: SeePictures) -> None:
    options = Options(festival="50%% “A” [B] {\\pos(9,9)} %{pts}", recipient="O'Neil \\N 김:민,지")
    receipt = grey.burn(options=options)
    assert receipt.facts["mark"] == "Grey · 50%% “A” [B] {\\pos(9,9)} %{pts} · 수신: O'Neil \\N 김:민,지"
    top = [picture[:30].max() for picture in see_pictures(grey.output(options=options))]
    assert len(top) == FRAMES
    assert min(top) > 130


def test_nothing_to_do_for_what_is_up_to_date(grey: Film) -> None:
    grey.burn()
    assert state(grey.output(), grey.inputs(), grey.fingerprints) is State.DONE


def test_one_changed_cue_makes_only_that_language_stale(grey: Film, write_srt: WriteSrt) -> None:
    grey.write("en", write_srt(("00:00,500", "00:01,000", "Hello")))
    before = {locale: grey.inputs(locale) for locale in ("ko", "en")}
    grey.write("ko", write_srt(("00:00,500", "00:01,000", "안녕")))
    assert grey.inputs("en") == before["en"]
    changed = {name for name, value in grey.inputs("ko").items() if value != before["ko"][name]}
    assert changed == {"subtitles/grey.ko.srt"}


def test_progress_only_goes_up_and_ends_at_one(grey: Film) -> None:
    heard: list[float] = []
    grey.burn(progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_nothing_is_left_in_the_temporary_folder(grey: Film, own_temporary_folder: Path) -> None:
    grey.burn()
    assert list(own_temporary_folder.iterdir()) == []
    assert grey.leftovers() == []


def test_looking_for_news_loads_no_media_library(grey: Film) -> None:
    code = (
        "import sys; from pathlib import Path; from kit.project import load; from kit.screener import build;"
        "from kit.receipt import Fingerprints; p = load.load(Path(sys.argv[1]));"
        "build.inputs(p, 'ko', None, Fingerprints(p.dist)); print({'av', 'ffmpeg', 'fontTools'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, grey.root], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
