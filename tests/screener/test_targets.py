"""What screeners are made for: each target's file, and what comes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.errors import UsageError
from kit.screener import targets
from kit.screener.options import Options
from kit.tools import probe

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Film, MakeClip, MakeFilm, SeeLit


@pytest.fixture(scope="session")
def large_clip(make_clip: MakeClip) -> Path:
    """Half a second of grey in a wide picture, larger than any target's."""
    picture = "color=c=0x606060:s=2560x1072:r=24000/1001"
    return make_clip(picture, "-frames:v", "12", "-t", "0.5005", sound="sine=r=44100")


@pytest.fixture
def large(make_film: MakeFilm, large_clip: Path) -> Film:
    return make_film("large", master=large_clip, ko="1\n00:00:00,000 --> 00:00:00,500\n넓은 화면\n")


@pytest.mark.parametrize("name", targets.names())
def test_every_target_can_be_read_and_names_dated_sources(name: str) -> None:
    found = targets.find(name)
    assert found.title
    assert found.sources
    assert all(source.address.startswith("http") and source.read.year >= 2026 for source in found.sources)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "codec", "pixels", "sound", "size"),
    [
        ("festival-1080p", "h264", "yuv420p", ("aac", 48_000), (1920, 804)),
        ("web-720p", "h264", "yuv420p", ("aac", 48_000), (1280, 536)),
        ("hevc-1080p", "hevc", "yuv420p", ("aac", 48_000), (1920, 804)),
        ("av1-1080p", "libdav1d", "yuv420p", ("aac", 48_000), (1920, 804)),
        ("projection-prores", "prores", "yuv422p10le", ("pcm_s24le", 48_000), (1920, 804)),
    ],
)
def test_a_target_gives_its_codec_size_and_sound(
    large: Film, see_lit: SeeLit, name: str, codec: str, pixels: str, sound: tuple[str, int], size: tuple[int, int]
) -> None:
    options = Options(mark=False, target=name)
    large.burn(options=options)
    path = large.output(options=options)
    assert f".{name}." in path.name
    made = probe.probe(path)
    assert (made.video_codec, made.pixel_format, (made.width, made.height)) == (codec, pixels, size)
    assert (made.audio[0].codec, made.audio[0].sample_rate) == sound
    assert see_lit(path) == list(range(12))


def test_a_target_that_does_not_exist_is_refused_with_the_nearest_name(large: Film) -> None:
    with pytest.raises(UsageError, match="There is no target “festival-1080”") as caught:
        large.burn(options=Options(target="festival-1080"))
    assert "festival-1080p" in caught.value.hint
