"""Tracks of broadcasters and cinemas from end to end: checked, mended and retimed on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.subs import formats
from kit.subs.cue import Cue
from kit.subs.formats import dcp_write, ebustl_write
from kit.subs.source import Encoding, Source
from kit.subs.track import Track
from kit.time.rate import parse_rate
from kit.time.ticks import from_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    Kit = Callable[..., object]

TEXTS = ("We left at night.", "Nobody  spoke.")
TTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>\n'
    '<p begin="00:00:01.000" end="00:00:03.000">We left at night.</p>\n'
    '<p begin="00:00:04.000" end="00:00:06.000">Nobody  spoke.</p>\n</div></body></tt>\n'
)


def track() -> Track:
    cues = [
        Cue(number, from_ms(3000 * number - 2000), from_ms(3000 * number), (text,), number, number, number, number)
        for number, text in enumerate(TEXTS, 1)
    ]
    return Track(
        Path("a.srt"), "srt", Source(Path("a.srt"), Encoding("utf-8", b"", "utf-8"), ()), tuple(cues), (), "en"
    )


FILES = {
    "film.en.ttml": TTML.encode(),
    "film.en.dfxp": TTML.replace("ns/ttml", "2006/10/ttaf1").replace("UTF-8", "UTF-16").encode("utf-16"),
    "film.en.itt": TTML.replace("\n", "").encode(),
    "film.en.xml": dcp_write.write(track(), dcp_write.Options(smpte=False)),
    "film.fr-CA.xml": dcp_write.write(track(), dcp_write.Options(smpte=True, rate=parse_rate("25"))),
    "film.en.stl": ebustl_write.write(track(), ebustl_write.Options(rate=parse_rate("25"))),
    "film.fr-FR.stl": ebustl_write.write(track(), ebustl_write.Options(rate=parse_rate("25"), teletext=True)),
}


@pytest.fixture(params=FILES, ids=str)
def path(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / request.param
    file.write_bytes(FILES[request.param])
    return file


def test_a_track_is_checked(kit: Kit, path: Path) -> None:
    ran = kit("subs", "check", path.name, "--fps", "25")
    assert ran.code == 0, ran.out + ran.err
    # XML folds spaces by itself: only what is shown is judged.
    doubled = path.suffix == ".stl"
    assert ("LAY005" in ran.out) == doubled
    assert "2 cues" in ran.out
    assert "\x8f" not in ran.out
    assert path.read_bytes() == FILES[path.name]


def test_a_track_is_moved_and_moved_back(kit: Kit, path: Path) -> None:
    ran = kit("subs", "retime", "shift", "+2.5s" if path.suffix in {".ttml", ".dfxp", ".itt"} else "+2s", path.name)
    assert ran.code == 0, ran.out + ran.err
    moved = [cue.start for cue in formats.read(path).cues]
    assert moved in ([from_ms(3500), from_ms(6500)], [from_ms(3000), from_ms(6000)])
    undo = ran.err.partition("To undo: kit ")[2].split()
    assert kit(*undo).code == 0
    assert path.read_bytes() == FILES[path.name]


def test_a_slip_in_a_binary_track_is_mended_in_its_block(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "film.en.stl"
    path.write_bytes(FILES["film.en.stl"])
    shown = kit("subs", "fix", path.name, "--fps", "25", "--diff")
    assert "+Nobody spoke." in shown.out
    assert kit("subs", "fix", path.name, "--fps", "25").code == 0
    assert path.read_bytes() == FILES["film.en.stl"].replace(b"Nobody  spoke.", b"Nobody spoke.\x8f")


@pytest.mark.parametrize(
    ("name", "data", "code", "word"),
    [
        ("film.en.ttml", b'<!DOCTYPE tt [<!ENTITY a "b">]><tt/>', 5, "DOCTYPE"),
        ("film.en.ttml", FILES["film.en.ttml"][:200], 1, "FILE040"),
        ("film.en.xml", FILES["film.en.xml"][:-30], 1, "FILE040"),
        ("film.en.stl", FILES["film.en.stl"][:-30], 1, "FILE040"),
        ("film.en.stl", FILES["film.en.stl"][:100], 1, "FILE040"),
        ("film.en.xml", b"<other/>", 1, "FILE004"),
    ],
)
def test_damage_and_danger_are_said_and_nothing_is_moved(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, code: int, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(data)
    checked = kit("subs", "check", name, "--fps", "25")
    assert checked.code == code
    assert word in checked.out + checked.err
    moved = kit("subs", "retime", "shift", "+1s", name)
    assert (tmp_path / name).read_bytes() == data
    assert moved.code in {0, 2, 5}
    assert "Traceback" not in checked.err + moved.err
