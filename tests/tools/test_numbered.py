"""Numbered pictures: which are meant, and what lacks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from kit.errors import FaultyError, KitError
from kit.tools import numbered

if TYPE_CHECKING:
    from pathlib import Path


def lay(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"picture")
    return folder


def reel(folder: Path, first: int = 86400, count: int = 4, name: str = "reel_{:06}.dpx") -> Path:
    return lay(folder, *(name.format(number) for number in range(first, first + count)))


@pytest.mark.parametrize("written", ["reel_%06d.dpx", "reel_######.dpx", ""])
def test_a_pattern_of_either_kind_and_the_folder_alone_name_the_same_pictures(tmp_path: Path, written: str) -> None:
    folder = reel(tmp_path / "reel")
    found = numbered.find(folder / written if written else folder)
    assert (found.first, found.count) == (86400, 4)
    assert found.shown == "reel_[086400-086403].dpx"
    assert [path.name for path in found.files] == [f"reel_{number:06}.dpx" for number in range(86400, 86404)]


def test_percent_signs_of_names_are_doubled_for_ffmpeg_and_only_there(tmp_path: Path) -> None:
    folder = lay(tmp_path / "100%d 'q'", "50%_01.png", "50%_02.png")
    found = numbered.find(folder / "50%_%02d.png")
    assert found.pattern.endswith("100%%d 'q'/50%%_%02d.png")
    assert found.files[1] == folder / "50%_02.png"


@pytest.mark.parametrize("written", ["f%d.png", ""])
def test_numbers_without_zeros_are_one_sequence(tmp_path: Path, written: str) -> None:
    folder = lay(tmp_path / "f", *(f"f{number}.png" for number in range(8, 12)))
    found = numbered.find(folder / written if written else folder)
    assert [path.name for path in found.files] == ["f8.png", "f9.png", "f10.png", "f11.png"]


def test_numbers_that_outgrow_their_zeros_go_on(tmp_path: Path) -> None:
    found = numbered.find(reel(tmp_path / "f", 998, 4, "f{:03}.png"))
    assert [path.name for path in found.files][-1] == "f1001.png"


def test_the_last_number_of_a_name_counts(tmp_path: Path) -> None:
    folder = lay(tmp_path / "f", "a2k_r1_001_final.tif", "a2k_r1_002_final.tif")
    assert str(numbered.find(folder).name) == "a2k_r1_%03d_final.tif"


def test_what_is_hidden_or_no_picture_is_passed_over(tmp_path: Path) -> None:
    folder = reel(tmp_path / "reel")
    lay(folder, "._reel_086401.dpx", ".DS_Store", "mix.wav", "reel.md5", "readme 1.txt")
    assert numbered.find(folder).count == 4


def test_a_name_in_the_form_of_a_mac_is_found(tmp_path: Path) -> None:
    folder = reel(tmp_path / "reel", name=unicodedata.normalize("NFD", "바다_{:06}.dpx"))
    assert numbered.find(folder / "바다_%06d.dpx").count == 4


def test_what_lacks_in_the_middle_is_named(tmp_path: Path) -> None:
    folder = reel(tmp_path / "reel", 1, 12, "r{:03}.png")
    for number in (3, 4, 5, 9):
        (folder / f"r{number:03}.png").unlink()
    with pytest.raises(FaultyError, match=r"lacks 4 of 12 pictures: r003\.png–r005\.png, r009\.png\.") as caught:
        numbered.find(folder / "r%03d.png")
    assert caught.value.place
    assert caught.value.place.path == folder / "r003.png"


@pytest.mark.parametrize(
    ("written", "slug", "told"),
    [
        ("", "sequences", "“other_%04d.png”, “reel_%06d.dpx”"),
        ("reel_%05d.dpx", "sequence-empty", "“reel_%06d.dpx”"),
        ("reel_%06d.png", "sequence-empty", "“other_%04d.png”"),
        ("reel_086400.dpx", "sequence-pattern", "“reel_%06d.dpx”"),
        ("reel_%d_%d.dpx", "sequence-pattern", "pattern"),
    ],
)
def test_what_names_no_single_sequence_is_refused_with_what_is_there(
    tmp_path: Path, written: str, slug: str, told: str
) -> None:
    folder = lay(reel(tmp_path / "reel"), "other_0001.png")
    with pytest.raises(KitError) as caught:
        numbered.find(folder / written if written else folder)
    assert caught.value.slug == slug
    assert told in caught.value.message + caught.value.hint


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert not numbered.any_there(tmp_path / "nowhere/reel_%06d.dpx")
    with pytest.raises(KitError, match="No picture fits"):
        numbered.find(tmp_path / "nowhere/reel_%06d.dpx")
