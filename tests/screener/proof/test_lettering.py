from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from kit.screener import job
from kit.screener.options import Options
from kit.screener.proof import prove
from kit.screener.proof.lettering import Lettering
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.screener.conftest import Encode, MakeFilm, WriteSrt

WIDTH, HEIGHT, TOP = 1280, 720, 440
#: Where a cue of two lines stands, in the lower part of the picture, from row TOP on.
CUE = (slice(592 - TOP, 684 - TOP), slice(300, 980))
STILLS = sorted((Path(__file__).parents[3] / "media").glob("*.jpg"))
TITLES = (("Ann Shin, réalisatrice", 34), ("김민지 감독, 서울", 40), ("A RIVER AT NIGHT", 52), ("a caption", 26))
Y, X = np.mgrid[TOP:HEIGHT, :WIDTH]
RNG = np.random.default_rng(7)
GRAIN = RNG.normal(0, 25, (3, *X.shape))


def still(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("L").resize((WIDTH, HEIGHT)), float)[TOP:]


#: The picture behind, by the number of the look.
CALM: dict[str, Callable[[int], np.ndarray]] = {
    "grey": lambda _: np.full(X.shape, 96.0),
    "dark": lambda _: np.full(X.shape, 20.0),
    "a ramp": lambda _: 20 + X * 130 / WIDTH,
    "a pan": lambda look: 70 + 60 * np.sin((X + 31 * look) / 90),
    "fine grain": lambda look: 80 + GRAIN[look] / 8,
    **{path.stem: lambda _, path=path: still(path) * 0.7 for path in STILLS},
}
RESTLESS: dict[str, Callable[[int], np.ndarray]] = {
    "noise": lambda look: 100 + 2 * GRAIN[look],
    "still noise": lambda _: 100 + 2 * GRAIN[0],
    "stripes": lambda _: np.where(X // 12 % 2, 200, 60),
    "level stripes": lambda _: np.where(Y // 12 % 2, 200, 60),
    "bricks": lambda _: np.where((Y % 30 < 3) | ((X + 30 * (Y // 30 % 2)) % 60 < 3), 190, 90),
    "windows": lambda _: np.where((X % 50 < 20) & (Y % 90 < 40), 220, 40),
    "a board of squares": lambda _: np.where((X // 24 + Y // 24) % 2, 200, 50),
    "falling snow": lambda look: 40 + 180 * (((X * 7 + (Y - 40 * look) * 13) % 977) < 9),
    "moving posts": lambda look: np.where(((X + 23 * look) % 40 < 6) & (Y > 610) & (Y < 650), 220, 60),
    "contour lines": lambda _: np.where(np.sin(np.hypot(X - 600, Y - 200) / 6) > 0.96, 120, 230),
}


def seen(
    picture: Callable[[int], np.ndarray], text: str = "", size: int = 34, light: int = 235, top: int = 630
) -> bool:
    """Whether lettering is found at the cue's place on three looks."""
    font = fonts.sans()
    letters = Image.new("L", (WIDTH, HEIGHT - TOP))
    face = ImageFont.truetype(str(font.path), size, index=font.index)
    ImageDraw.Draw(letters).text((WIDTH / 2, top - TOP), text, 255, face, anchor="ma")
    cover = np.asarray(letters, float) / 255
    watching = Lettering(CUE, HEIGHT)
    for look in range(3):
        watching.see(np.clip(picture(look) * (1 - cover) + light * cover, 16, 235).astype(np.uint8))
    return watching.found


@pytest.mark.parametrize("name", [*CALM, *RESTLESS])
def test_a_picture_without_letters_raises_no_alarm(name: str) -> None:
    assert not seen((CALM | RESTLESS)[name])


@pytest.mark.parametrize("name", CALM)
def test_titles_on_a_calm_picture_are_found(name: str) -> None:
    found = [seen(CALM[name], text, size) for text, size in TITLES]
    assert sum(found) >= len(TITLES) - 1, found


def test_dark_letters_are_found_on_a_bright_picture() -> None:
    assert seen(lambda _: np.full(X.shape, 215.0), "Ann Shin, director", 34, light=20)


def test_letters_beside_the_cue_are_none_of_its_business() -> None:
    assert not seen(CALM["grey"], "Ann Shin, réalisatrice", 34, top=460)
    assert not seen(CALM["grey"], "Ann Shin, réalisatrice", 34, top=540)


def test_letters_that_crawl_are_not_called_a_title() -> None:
    font = fonts.sans()
    face = ImageFont.truetype(str(font.path), 34, index=font.index)
    watching = Lettering(CUE, HEIGHT)
    for look in range(3):
        picture = Image.new("L", (WIDTH, HEIGHT - TOP), 60)
        ImageDraw.Draw(picture).text((300 + 37 * look, 630 - TOP), "a crawl goes by", 235, face)
        watching.see(np.asarray(picture))
    assert not watching.found


def test_a_cue_over_a_lower_third_is_told_and_is_no_fault(
    make_film: MakeFilm, write_srt: WriteSrt, run_ffmpeg: Encode
) -> None:
    film = make_film("third", ko=write_srt(("00:00,000", "00:02,000", "김민지 감독, 서울")))
    run_ffmpeg(
        *("-f", "lavfi", "-i", "color=c=0x405060:s=640x360:r=24000/1001", "-frames:v", "48", "-c:v", "libx264"),
        *("-preset", "ultrafast", "-crf", "10", str(film.project.master)),
    )
    options = Options(mark=False)
    film.burn(options=options)
    film.output(options=options).replace(film.project.master)
    film.write(
        "ko", write_srt(("00:00,000", "00:00,900", "안녕하세요"), ("00:01,000", "00:01,900", "{\\an8}안녕하세요"))
    )
    film.burn(options=options)
    found = prove.prove(job.prepare(film.project, "ko", options), film.output(options=options), "ko", lambda _: None)
    assert [cue.covers for cue in found.cues] == [True, False]
    assert not found.faulty
