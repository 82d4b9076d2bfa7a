from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from kit.errors import KitError
from kit.tools import ffmpeg, flashing, process, remember

if TYPE_CHECKING:
    from pathlib import Path

FRAMES = 60


def film(path: Path, picture: str) -> Path:
    """Sixty frames at 24, brightness and colour by an expression of geq; x and y are the point, N the frame."""
    subprocess.run(
        [
            *(ffmpeg.find().path, "-v", "error", "-nostdin", "-y", "-f", "lavfi"),
            *("-i", f"color=c=gray:s=128x72:r=24,format=yuv444p,{picture}", "-frames:v", str(FRAMES)),
            *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p", path),
        ],
        check=True,
    )
    return path


def geq(luma: str, blue: str = "128", red: str = "128") -> str:
    return f"geq=lum='{luma}':cb='{blue}':cr='{red}'"


def strobe(every: int) -> str:
    return geq(f"if(mod(floor(N/{every}),2),235,16)")


#: Pure red and black in video range, BT.709.
RED_STROBE = geq("if(mod(floor(N/2),2),63,16)", "if(mod(floor(N/2),2),102,128)", "if(mod(floor(N/2),2),240,128)")


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("each second frame", strobe(2)),
        ("four a second", strobe(3)),
        ("a third of the picture", geq("if(lt(X,44),if(mod(floor(N/2),2),235,16),90)")),
        ("rising over three frames", geq("16+219*abs(mod(N,6)-3)/3")),
        ("on a dark picture", geq("if(mod(floor(N/2),2),110,60)")),
    ],
)
def test_more_than_three_flashes_a_second_are_found(tmp_path: Path, name: str, picture: str) -> None:
    found = flashing.measure(film(tmp_path / "film.mp4", picture))
    assert found.frames == FRAMES, name
    assert found.bright, name
    assert found.bright[-1][1] == FRAMES, name
    assert found.stretches == found.bright, name


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("one cut to white", geq("if(gte(N,30),235,16)")),
        ("three flashes a second", strobe(4)),
        ("a fifth of the picture", geq("if(lt(X,25),if(mod(floor(N/2),2),235,16),90)")),
        ("little change", geq("if(mod(floor(N/2),2),100,90)")),
        ("bright on both sides", geq("if(mod(floor(N/2),2),235,222)")),
        ("broad stripes that move", geq("if(mod(floor((X+4*N)/16),2),200,40)")),
        ("noise", "noise=alls=80:allf=t"),
    ],
)
def test_what_is_allowed_is_not_called_flashing(tmp_path: Path, name: str, picture: str) -> None:
    assert flashing.measure(film(tmp_path / "film.mp4", picture)).stretches == (), name


def test_flashes_to_saturated_red_count_though_they_are_dark(tmp_path: Path) -> None:
    found = flashing.measure(film(tmp_path / "film.mp4", RED_STROBE))
    assert found.red
    grey = flashing.measure(film(tmp_path / "grey.mp4", geq("if(mod(floor(N/2),2),63,16)")))
    assert grey.red == ()


def test_a_stretch_begins_with_the_second_that_has_too_many(tmp_path: Path) -> None:
    quiet_then_strobe = geq("if(lt(N,24),16,if(mod(floor(N/2),2),235,16))")
    ((first, last),) = flashing.measure(film(tmp_path / "film.mp4", quiet_then_strobe)).bright
    assert 24 - 12 <= first <= 24 + 3
    assert last == FRAMES


def test_a_film_is_decoded_once_and_known_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(remember.VARIABLE, str(tmp_path / "cache"))
    path = film(tmp_path / "film.mp4", strobe(2))
    then = time.time() - 60
    os.utime(path, (then, then))
    assert flashing.known(path) is None
    heard: list[float] = []
    found = flashing.measure(path, progress=heard.append)
    assert heard[-1] == 1.0
    assert flashing.known(path) == found
    monkeypatch.setattr(process, "run", lambda *_, **__: pytest.fail("decoded again"))
    assert flashing.measure(path) == found
    path.write_bytes(path.read_bytes() + b"\0")
    assert flashing.known(path) is None


def test_a_film_that_breaks_off_is_not_called_calm(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mkv", "noise=alls=60:allf=t")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(KitError):
        flashing.measure(path)
