"""Screeners with a size limit, and with a highest rate: measured on the finished file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import ToolError, UsageError
from kit.screener import build, job, peak, sizes
from kit.screener.options import Options, resolve
from kit.screener.proof import prove

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Film, MakeClip, MakeFilm, SeeLit

CUE = "1\n00:00:00,500 --> 00:00:01,000\n강을 건넜어요\n"


@pytest.fixture(scope="session")
def noise(make_clip: MakeClip) -> Path:
    """Two seconds that no encoder can make small, with a tone."""
    picture = "nullsrc=s=480x270:r=24000/1001,geq=random(1)*255:128:128"
    return make_clip(picture, "-frames:v", "48", "-t", "2.002", "-crf", "10", sound="sine")


@pytest.fixture
def grainy(make_film: MakeFilm, noise: Path) -> Film:
    return make_film("noise", master=noise, ko=CUE)


@pytest.mark.parametrize(("target", "share"), [("", 0.97), pytest.param("hevc-1080p", 0.95, marks=pytest.mark.slow)])
def test_a_size_limit_is_kept_and_nearly_used(grainy: Film, target: str, share: float) -> None:
    options = resolve(grainy.project, mark=False, size_limit="0.4MB", target=target)
    facts = grainy.burn(options=options).facts
    made = grainy.output(options=options)
    assert ".max-400kb" in made.name
    assert share * 400_000 <= made.stat().st_size <= 400_000
    assert "of 400.0 kB" in facts["passes"]
    assert facts["frames"] == "48"
    assert "LUFS" in facts["loudness"]


def test_a_limit_that_is_larger_than_the_best_picture_is_not_filled_up(grey: Film, see_lit: SeeLit) -> None:
    options = resolve(grey.project, size_limit="2GB")
    grey.burn(options=options)
    made = grey.output(options=options)
    assert made.stat().st_size < 2_000_000
    assert see_lit(made) == list(range(12, 24))


def test_a_limit_under_which_no_picture_would_be_left_is_refused_with_the_least(grey: Film) -> None:
    with pytest.raises(UsageError, match="too few for this film at 320 × 180; it needs") as caught:
        grey.burn(options=resolve(grey.project, size_limit="30 kB"))
    assert caught.value.slug == "size-limit-too-small"


@pytest.mark.parametrize("target", ["av1-1080p", "projection-prores"])
def test_a_limit_for_a_codec_without_a_second_pass_is_refused(grey: Film, target: str) -> None:
    with pytest.raises(UsageError, match=r"works with H\.264 and HEVC"):
        grey.burn(options=Options(mark=False, target=target, size_limit=10**9))


@pytest.mark.parametrize(
    ("text", "size"), [("2GB", 2 * 10**9), ("0,5 gb", 5 * 10**8), ("700 MB", 7 * 10**8), ("4GiB", 2**32), ("", 0)]
)
def test_sizes_are_read_with_their_units(text: str, size: int) -> None:
    assert sizes.parse(text) == size


@pytest.mark.parametrize("text", ["2", "0GB", "-1GB", "two GB", "2 TB", "1e9 GB"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no size of a file"):
        sizes.parse(text)


#: What is burned, held against another track: the cue's frames that are missing, wrong, and outside its time.
SABOTAGED = {
    "another vowel": (CUE.replace("건넜어요", "건넜아요"), ((), ((12, 24),), ())),
    "other words": (CUE.replace("강을 건넜어요", "아무도 없었다"), (((12, 24),), (), ())),
    "a frame late": (CUE.replace("00,500", "00,459"), (((11, 12),), (), ())),
    "a frame long": (CUE.replace("01,000", "00,959"), ((), (), ((23, 24),))),
    "at the other edge": (CUE.replace("강", "{\\an8}강"), (((12, 24),), (), ())),
}


def test_in_a_coarse_picture_of_noise_faults_and_nothing_but_faults_are_found(
    make_film: MakeFilm, make_clip: MakeClip
) -> None:
    picture = "testsrc2=s=480x270:r=24000/1001,noise=alls=30:allf=t,format=yuv420p"
    film = make_film("grain", master=make_clip(picture, "-frames:v", "48", "-crf", "12"), ko=CUE)
    options = resolve(film.project, size_limit="60kB")
    assert film.burn(options=options).facts["proved"] == "48 pictures", "and found right"
    for what, (track, faults) in SABOTAGED.items():
        film.write("ko", track)
        found = prove.prove(
            job.prepare(film.project, "ko", options), film.output(options=options), "ko", lambda _: None
        )
        (cue,) = found.cues
        assert (cue.missing, cue.wrong, cue.outside) == faults, what


def test_a_limit_at_which_a_cue_cannot_be_read_is_refused(grainy: Film) -> None:
    options = resolve(grainy.project, mark=False, size_limit="80kB")
    with pytest.raises(ToolError, match=r"cannot be read: cue 1 \(ko\) is not there at 00:00:00.5") as caught:
        grainy.burn(options=options)
    assert caught.value.slug == "size-limit-unreadable"
    assert not grainy.output(options=options).exists()


def test_two_limits_have_two_names(grey: Film) -> None:
    names = {build.output(grey.project, "ko", resolve(grey.project, size_limit=text)).name for text in ("2GB", "2GiB")}
    assert names == {"grey.ko.max-2gb.screener.mp4", "grey.ko.max-2147483648b.screener.mp4"}


def test_no_second_of_noise_goes_beyond_the_highest_rate(grainy: Film) -> None:
    options = Options(mark=False, target="web-720p")
    told = grainy.burn(options=options).facts["highest rate"]
    found = peak.kbps(grainy.output(options=options))
    assert 3000 < found <= 4000
    assert told == f"{found} of 4000 kbit/s"
