from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kit.errors import UsageError
from kit.screener import job, looks
from kit.screener.options import Options
from kit.screener.proof import prove

if TYPE_CHECKING:
    from tests.screener.conftest import Film, MakeFilm, SeePictures, WriteSrt


def test_every_style_stands_out_from_the_black_around_it() -> None:
    assert {"festival", "box", "large", "charte"} <= set(looks.names())
    for name in looks.names():
        assert looks.find(name).contrast >= 4.5, name


def test_an_unknown_style_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(UsageError) as caught:
        looks.find("larg")
    assert "large" in caught.value.hint


def test_a_style_makes_a_file_of_its_own(grey: Film) -> None:
    assert grey.output(options=Options(style="box", mark=False)) != grey.output()


@pytest.mark.parametrize("style", ["box", "charte"])
def test_a_band_is_black_behind_both_lines_and_hides_no_letter(
    make_film: MakeFilm, write_srt: WriteSrt, see_pictures: SeePictures, style: str
) -> None:
    film = make_film(style, ko=write_srt(("00:00,000", "00:01,000", "jpqgy jpqgy\njpqgy 한글")))
    options = Options(style=style, mark=False)
    film.burn(options=options)
    picture = see_pictures(film.output(options=options))[5]
    band = picture < 40
    rows = np.flatnonzero(band.any(axis=1))
    assert len(rows) >= 26, "two lines"
    assert np.array_equal(rows, np.arange(rows[0], rows[-1] + 1)), "no gap between the lines"
    found = prove.prove(job.prepare(film.project, "ko", options), film.output(options=options), "ko", lambda _: None)
    assert not found.faulty
    assert found.cues[0].contrast.outlined > 4.5


def test_colours_of_the_track_are_kept_on_the_band(
    make_film: MakeFilm, write_srt: WriteSrt, see_pictures: SeePictures
) -> None:
    film = make_film("colours", ko=write_srt(("00:00,000", "00:01,000", '<font color="#ff0000">빨강</font>')))
    options = Options(style="charte", mark=False)
    film.burn(options=options)
    picture = see_pictures(film.output(options=options))[5]
    assert picture.min() < 25
    assert picture[140:].max() < 150, "red letters, not white"
