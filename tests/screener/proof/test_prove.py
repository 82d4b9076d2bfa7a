from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import FaultyError
from kit.screener import job
from kit.screener import options as choices
from kit.screener.options import Options
from kit.screener.proof import prove

if TYPE_CHECKING:
    from kit.screener.proof.result import Proof
    from tests.screener.conftest import Encode, Film, MakeFilm, WriteSrt

MARKED = Options(festival="Busan")


def proof_of(film: Film, options: Options | None = None) -> Proof:
    """The screener as it lies there, held against the film as it is now."""
    chosen = options or choices.resolve(film.project)
    made = film.output(options=options)
    return prove.prove(job.prepare(film.project, "ko", chosen), made, "ko", lambda _: None)


def burned(make_film: MakeFilm, was: str, now: str, options: Options | None = None) -> Proof:
    film = make_film(ko=was)
    film.burn(options=options)
    film.write("ko", now)
    return proof_of(film, options)


def test_a_screener_that_is_right_is_proved_to_its_first_and_last_frame(grey: Film) -> None:
    grey.burn(options=MARKED)
    found = proof_of(grey, MARKED)
    assert not found.faulty
    assert (found.frames, found.mark, found.stray, found.flashing) == (48, (), (), ())
    (cue,) = found.cues
    assert (cue.first, cue.last, cue.missing, cue.wrong, cue.outside) == (12, 24, (), (), ())
    assert cue.safe
    assert cue.picture.startswith(b"\xff\xd8")


def test_a_cue_that_is_not_there_is_missing_on_each_of_its_frames(make_film: MakeFilm, write_srt: WriteSrt) -> None:
    one, other = ("00:00,000", "00:00,500", "하나"), ("00:01,000", "00:01,500", "둘입니다")
    found = burned(make_film, write_srt(one), write_srt(one, other))
    assert [cue.missing for cue in found.cues] == [(), ((24, 36),)]
    assert found.faulty


def test_a_mark_with_another_name_is_found(make_film: MakeFilm, run_ffmpeg: Encode) -> None:
    film = make_film()
    run_ffmpeg(
        *("-f", "lavfi", "-i", "color=c=0x606060:s=640x360:r=24000/1001", "-frames:v", "48", "-c:v", "libx264"),
        *("-preset", "ultrafast", str(film.project.master)),
    )
    film.burn(options=MARKED)
    other = Options(festival="Berlin")
    film.output(options=MARKED).rename(film.output(options=other))
    found = proof_of(film, other)
    assert found.mark == ((0, 48),)
    assert not any(cue.faulty for cue in found.cues)


def test_another_film_is_refused(grey: Film, run_ffmpeg: Encode) -> None:
    grey.burn()
    run_ffmpeg("-i", str(grey.project.master), "-frames:v", "40", str(grey.output()))
    with pytest.raises(FaultyError) as caught:
        proof_of(grey)
    assert caught.value.slug == "screener-frames"


def test_white_letters_on_white_stand_out_by_their_outline_alone(make_film: MakeFilm, run_ffmpeg: Encode) -> None:
    film = make_film("white")
    run_ffmpeg(
        *("-f", "lavfi", "-i", "color=c=white:s=320x180:r=24000/1001", "-frames:v", "48", "-c:v", "libx264"),
        *("-preset", "ultrafast", str(film.project.master)),
    )
    film.burn()
    found = proof_of(film)
    assert not found.faulty
    assert found.cues[0].contrast.plain == 1.0
    assert found.cues[0].contrast.outlined > 3


def test_flashing_is_measured_and_told(make_film: MakeFilm, run_ffmpeg: Encode) -> None:
    film = make_film("flash")
    run_ffmpeg(
        *(
            "-f",
            "lavfi",
            "-i",
            "color=c=black:s=320x180:r=24000/1001,geq=lum='if(mod(floor(N/2),2),235,16)':cb=128:cr=128",
        ),
        *("-frames:v", "48", "-c:v", "libx264", "-preset", "ultrafast", str(film.project.master)),
    )
    film.burn()
    assert proof_of(film).flashing


def test_a_smaller_target_is_proved_at_its_own_size(make_film: MakeFilm, run_ffmpeg: Encode) -> None:
    film = make_film("large")
    run_ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=24000/1001", "-frames:v", "24", "-c:v", "libx264"),
        *("-preset", "ultrafast", str(film.project.master)),
    )
    small = Options(target="web-720p", mark=False)
    film.burn(options=small)
    found = proof_of(film, small)
    assert not found.faulty
    assert 640 < found.cues[0].extent[3] <= 720
