from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from kit.errors import UsageError
from kit.screener import job, looks, sheet
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


OWN = """
[screener.styles.yellow]
title = "Yellow"
extends = "large"
letters = "#ffe04a"

[screener.styles.box]
size = 0.04
"""


def test_a_film_adds_styles_and_changes_those_of_kit(make_film: MakeFilm, toml: str) -> None:
    film = make_film("own", toml=toml + OWN).project
    origins = looks.names(film)
    assert (origins["yellow"], origins["box"], origins["large"]) == ("kit.toml", "kit.toml over kit", "kit")
    yellow, box, shipped = looks.find("yellow", film), looks.find("box", film), looks.find("box")
    assert (yellow.title, yellow.letters, yellow.size) == ("Yellow", "#ffe04a", looks.find("large").size)
    assert (box.size, box.band, box.title) == (0.04, shipped.band, shipped.title)
    assert shipped.size != 0.04


def test_a_changed_style_makes_its_screeners_stale_and_no_others(make_film: MakeFilm, toml: str) -> None:
    film = make_film("stale", toml=toml + OWN)
    before = {name: film.inputs(options=Options(style=name, mark=False))["style"] for name in ("box", "large")}
    (film.root / "kit.toml").write_text((toml + OWN).replace("0.04", "0.05"), "utf-8")
    after = {name: film.inputs(options=Options(style=name, mark=False))["style"] for name in ("box", "large")}
    assert before["box"] != after["box"]
    assert before["large"] == after["large"]


@pytest.mark.parametrize(
    ("table", "slug", "told"),
    [
        ('[screener.styles.a]\nextends = "larg"', "no-style", "large"),
        ('[screener.styles.a]\nextends = "b"\n[screener.styles.b]\nextends = "a"', "style-circle", "kit"),
        ('[screener.styles.a]\nextends = "a"', "style-circle", "kit"),
        ("[screener.styles.a]\nsizee = 0.05", "unknown-key", "size"),
        ('[screener.styles.a]\nletters = "yellow"', "", "#"),
        ("[screener.styles.a]\nsize = 3", "", "a number from 0.02 to 0.2"),
        ("[screener.styles.A]\nsize = 0.05", "bad-name", ""),
    ],
)
def test_a_slip_in_a_style_is_told_with_what_to_write(
    make_film: MakeFilm, toml: str, table: str, slug: str, told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        looks.find("a", make_film("slip", toml=f"{toml}\n{table}\n").project)
    assert caught.value.slug == slug or not slug
    assert told in caught.value.message + caught.value.hint


def test_a_style_that_can_hardly_be_read_is_told(make_film: MakeFilm, toml: str) -> None:
    dark = '[screener.styles.dark]\nletters = "#202020"\n[screener.styles.bare]\noutline = 0.0\n'
    film = make_film("dark", toml=f"{toml}\n{dark}").project
    told = [looks.notes(film, Options(style=name)) for name in ("dark", "bare", "festival")]
    assert [len(one) for one in told] == [1, 1, 0]
    assert "contrast of only 1.3" in told[0][0]


def test_letters_have_the_colour_of_the_style(make_film: MakeFilm, toml: str, see_pictures: SeePictures) -> None:
    film = make_film("blue", toml=f'{toml}\n[screener.styles.blue]\nletters = "#0000ff"\n')
    options = Options(style="blue", mark=False)
    film.burn(options=options)
    assert see_pictures(film.output(options=options))[15][120:].max() < 110, "blue is dark"


def test_a_sheet_shows_every_style(make_film: MakeFilm, toml: str) -> None:
    film = make_film("sheet", toml=toml + OWN).project
    with Image.open(BytesIO(sheet.draw(film))) as image:
        picture = np.asarray(image.convert("RGB")).astype(int)
    count = len(looks.names(film))
    assert picture.shape == (540 * -(-count // 2), 1920, 3)
    tiles = [picture[540 * (n // 2) :, 960 * (n % 2) :][:540, :960] for n in range(count)]
    yellow = tiles[list(looks.names(film)).index("yellow")]
    assert ((yellow[..., 0] > 220) & (yellow[..., 2] < 110)).sum() > 500
    assert all((tile[300:] < 8).all(axis=2).sum() > 300 for tile in tiles), "an outline or a band"


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
