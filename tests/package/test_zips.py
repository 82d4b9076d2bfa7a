"""Zips that cannot be read, each in its own way: told as damaged, never as a defect in kit."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from kit.package import private
from kit.package.private import Secrets

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "A page of the booklet, long enough to be worth deflating. " * 40
_METHOD, _FLAGS = 8, 6
_CENTRAL = b"PK\x01\x02"


def made(method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("content.opf", TEXT)
    return bytearray(out.getvalue())


def stream(data: bytearray) -> int:
    """Where the first member's bytes begin."""
    name, extra = struct.unpack_from("<HH", data, 26)
    return 30 + int(name) + int(extra)


def damaged(method: int) -> bytes:
    data = made(method)
    at = stream(data) + (20 if method == zipfile.ZIP_LZMA else 0)
    data[at : at + 12] = b"\xff" * 12
    return bytes(data)


def marked(offset: int, value: int) -> bytes:
    """With a number of its header changed, in both places where it stands."""
    data = made()
    struct.pack_into("<H", data, offset, value)
    struct.pack_into("<H", data, data.index(_CENTRAL) + 2 + offset, value)
    return bytes(data)


WAYS = {
    "a damaged stream": damaged(zipfile.ZIP_DEFLATED),
    "a damaged LZMA stream": damaged(zipfile.ZIP_LZMA),
    "a damaged bzip2 stream": damaged(zipfile.ZIP_BZIP2),
    "a compression that nobody knows": marked(_METHOD, 97),
    "a password": marked(_FLAGS, 1),
    "a strong encryption": marked(_FLAGS, 0x41),
    "half a file": bytes(made()[:120]),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_cannot_be_read_is_told_and_no_defect(way: str, tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    book.write_bytes(WAYS[way])
    (fault,) = private.scan(tmp_path, "book.epub", Secrets())
    assert (fault.slug, fault.where) == ("damaged", "book.epub")
    assert fault.what.startswith("It cannot be opened: ")
