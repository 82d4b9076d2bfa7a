"""Files that are no subtitle track whatever their name says: what they are, told from their first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.errors import Place, StorageError

if TYPE_CHECKING:
    from pathlib import Path


class Foreign(NamedTuple):
    """A kind of file: how it begins (from the byte ``at`` on), what it is, and what to do to get at the track."""

    mark: bytes
    what: str
    hint: str
    at: int = 0


_UNPACK = "Unpack it and give kit the subtitle file inside."
_SAVE = "Open it and save the subtitles as plain text (UTF-8), or ask for the track in its own format."
_EXPORT = "Take the subtitle track out of it, or ask for the track as a file of its own."
_OCR = "It holds pictures of text. Ask for the track as text, or have the pictures read in a subtitle editor."
_PAGE = "Download the track itself: this is the page that a browser shows, often one that asks to log in."

#: By their first bytes; which is the more exact of two stands first.
_MARKS = (
    Foreign(b"\x1f\x8b", "a gzip archive", _UNPACK),
    Foreign(b"PK\x03\x04", "a zip archive (or a Word, Excel or OpenDocument file)", f"{_UNPACK} {_SAVE}"),
    Foreign(b"PK\x05\x06", "an empty zip archive", _UNPACK),
    Foreign(b"Rar!\x1a\x07", "a rar archive", _UNPACK),
    Foreign(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    Foreign(b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    Foreign(b"BZh91AY&SY", "a bzip2 archive", _UNPACK),
    Foreign(b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    Foreign(b"ustar", "a tar archive", _UNPACK, 257),
    Foreign(b"%PDF-", "a PDF document", _SAVE),
    Foreign(b"{\\rtf", "an RTF document", _SAVE),
    Foreign(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", _SAVE),
    Foreign(b"\x89PNG\r\n\x1a\n", "a PNG picture", _OCR),
    Foreign(b"\xff\xd8\xff", "a JPEG picture", _OCR),
    Foreign(b"GIF89a", "a GIF picture", _OCR),
    Foreign(b"# VobSub index file", "a VobSub index", _OCR),
    Foreign(b"\0\0\x01\xba", "a VobSub or MPEG file", _OCR),
    Foreign(b"PG\0", "a Blu-ray subtitle file (PGS)", _OCR),
    Foreign(b"\x1a\x45\xdf\xa3", "a Matroska or WebM film", _EXPORT),
    Foreign(b"ftyp", "an MP4 or QuickTime film", _EXPORT, 4),
    Foreign(b"\x06\x0e\x2b\x34\x02\x05\x01\x01", "an MXF file", _EXPORT),
    Foreign(b"ID3\x03", "an MP3 file", _EXPORT),
    Foreign(b"ID3\x04", "an MP3 file", _EXPORT),
    Foreign(b"OggS", "an Ogg file", _EXPORT),
    Foreign(b"SQLite format 3\0", "a database", _EXPORT),
)
_HEAD = 512
#: How far the head of a SAMI file, its style sheet in it, may go.
_LONG_HEAD = 16_384


def refuse(data: bytes, path: Path) -> None:
    """Raise StorageError, naming what it is, for a file of a kind that holds no track kit could read."""
    found = next((one for one in _MARKS if data.startswith(one.mark, one.at)), None) or _page(data)
    if found is not None:
        raise StorageError(
            f"{path.name} is no subtitle track but {found.what}.",
            hint=found.hint,
            slug="not-a-track",
            place=Place(path),
        )


def _page(data: bytes) -> Foreign | None:
    """A web page that was saved in the place of the track."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    begins = head.startswith((b"<!doctype html", b"<html", b"<head>")) or (head[:5] == b"<?xml" and b"<html" in head)
    is_page = begins and not any(mark in data[:_LONG_HEAD].lower() for mark in (b"<sami", b"<sync"))
    return Foreign(b"<html", "a web page (HTML)", _PAGE) if is_page else None
