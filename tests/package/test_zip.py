"""A zip that came from anybody."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from kit.cli.main import run
from kit.package import archive, manifest, unpack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.package.conftest import Package

Item = tuple[zipfile.ZipInfo, bytes]


@pytest.fixture
def items(sent: Package) -> list[Item]:
    """What is in the zip."""
    with zipfile.ZipFile(archive.path_for(sent.folder)) as zipped:
        return [(item, zipped.read(item)) for item in zipped.infolist()]


def named(name: str) -> Callable[[list[Item]], None]:
    return lambda items: items.append((zipfile.ZipInfo(name), b"" if name.endswith("/") else b"x"))


def link(items: list[Item]) -> None:
    item = zipfile.ZipInfo("fest/link.txt")
    item.external_attr = (stat.S_IFLNK | 0o777) << 16
    items.append((item, b"/etc/passwd"))


def bomb(items: list[Item]) -> None:
    item = zipfile.ZipInfo("fest/zeros.txt")
    item.compress_type = zipfile.ZIP_DEFLATED
    items.append((item, bytes(100 << 20)))


def without(items: list[Item]) -> None:
    del items[0]


def changed(items: list[Item]) -> None:
    item, data = next(pair for pair in items if pair[0].filename.endswith(".vtt"))
    items[items.index((item, data))] = (item, data.replace(b"00:01", b"00:00", 1))


def extra(identity: int, data: bytes) -> Callable[[list[Item]], None]:
    """Let the first file's header hold one more field."""

    def spoil(items: list[Item]) -> None:
        items[0][0].extra = struct.pack("<HH", identity, len(data)) + data

    return spoil


def second_name(name: bytes) -> Callable[[list[Item]], None]:
    """Let the first file have a second name, which some programs and Pythons take for the right one."""

    def spoil(items: list[Item]) -> None:
        extra(0x7075, struct.pack("<BL", 1, zlib.crc32(items[0][0].filename.encode())) + name)(items)

    return spoil


WAYS: dict[str, tuple[Callable[[list[Item]], None], str]] = {
    "a path that climbs": (named("fest/../../evil"), "bad-path"),
    "an empty folder whose name tells": (named("fest/by-somebody/"), "extra"),
    "an absolute path": (named("/etc/evil"), "bad-path"),
    "a Windows path": (named("C:\\evil"), "bad-path"),
    "a file beside the package": (named("evil"), "extra"),
    "a file too many": (named("fest/evil"), "extra"),
    "a name twice, but for case": (named("fest/Index.html"), "same-name"),
    "a link": (link, "link"),
    "a bomb": (bomb, "bad-zip"),
    "a file is missing": (without, "missing"),
    "a track was changed": (changed, "other-bytes"),
    "the hour at which it was made": (extra(0x5455, b"\x01abcd"), "private-metadata"),
    "a second name": (second_name(b"fest/by-somebody"), "private-metadata"),
    "a second name that is empty": (second_name(b""), "private-metadata"),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_done_to_a_zip_is_told(
    items: list[Item], tmp_path: Path, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, slug = WAYS[way]
    spoil(items)
    path, work = tmp_path / "came.zip", tmp_path / "work"
    work.mkdir()
    with zipfile.ZipFile(path, "w") as zipped:
        for item, data in items:
            zipped.writestr(item, data)
    if slug not in {"missing", "other-bytes"}:
        assert slug in [fault.slug for fault in unpack.unpack(path, work)]
    assert not (tmp_path / "evil").exists()
    assert run(["package", "verify", str(path)]) == 1
    assert capsys.readouterr().out.strip()


def test_a_zip_as_it_was_sent_is_clean(sent: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["package", "verify", str(archive.path_for(sent.folder))]) == 0
    assert "all whole" in capsys.readouterr().out


def test_a_flipped_byte_of_a_file_in_a_zip_is_told(sent: Package, tmp_path: Path) -> None:
    data, film = archive.path_for(sent.folder).read_bytes(), sent.one(".mp4").read_bytes()
    begin = data.index(film)
    for at in (begin, begin + len(film) // 2, begin + len(film) - 1):
        path = tmp_path / "came.zip"
        path.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        assert run(["package", "verify", str(path)]) == 1


def test_half_a_zip_is_told(sent: Package, tmp_path: Path) -> None:
    data = archive.path_for(sent.folder).read_bytes()
    (tmp_path / "half.zip").write_bytes(data[: len(data) // 2])
    assert run(["package", "verify", str(tmp_path / "half.zip")]) == 1


def test_the_same_package_gives_the_same_zip(arrived: Package, sent: Package) -> None:
    again = archive.write(arrived.folder, manifest.decode((arrived.folder / manifest.NAME).read_bytes()))
    assert again.read_bytes() == archive.path_for(sent.folder).read_bytes()


def test_a_zip_of_more_than_4_gib_is_clean(arrived: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four GiB are said to be a thousand bytes, so that everything is written as in a large zip."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    path = archive.write(arrived.folder, manifest.decode((arrived.folder / manifest.NAME).read_bytes()))
    monkeypatch.undo()
    with zipfile.ZipFile(path) as made:
        assert any(item.extra for item in made.infolist())
    assert run(["package", "verify", str(path)]) == 0
