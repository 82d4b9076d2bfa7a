"""Media files that have fewer bytes than they say: what is left may play as if it were whole, or not at all.

A WAV file tells its length in its head (Multimedia Programming Interface and Data Specifications 1.0, RIFF), MP4 and
QuickTime files that of each box (ISO/IEC 14496-12). A film's index often stands in the last box, so that a copy which
broke off cannot be opened, and no decoder says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place, StorageError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

#: Boxes without which a film lacks something that is seen or heard.
_BOXES = (b"mdat", b"moov", b"moof")
#: Bytes that may lack at a WAV file's end: recorders that were stopped write less of a last chunk of remarks.
_SPARE = 1024
#: A box that says 1 has its length in the next eight bytes, one that says 0 reaches to the file's end.
_LONG, _OPEN = 1, 0


def refuse(path: Path) -> None:
    """Raise StorageError if a file has fewer bytes than it says, OSError if it cannot be read."""
    has = path.stat().st_size
    with path.open("rb") as file:
        promised = _promised(file, has)
    if promised > has:
        raise StorageError(
            f"{path} is cut short: it promises {promised:,} bytes, but has {has:,}.",
            hint="Copy or download it again and compare the sizes.",
            slug="media-truncated",
            place=Place(path),
        )


def _promised(file: BinaryIO, has: int) -> int:
    head = file.read(12)
    if head[:4] == b"RIFF":
        size = int.from_bytes(head[4:8], "little")
        # Recorders that write to a pipe leave the length open, with all bits or none set.
        return size + 8 if size not in {0, 0xFFFFFFFF} and size - _SPARE > has else 0
    return _boxes_end(file, has) if head[4:8] == b"ftyp" else 0


def _boxes_end(file: BinaryIO, has: int) -> int:
    """Where the first box ends that reaches beyond the file; 0 if none does."""
    at = 0
    while at < has:
        file.seek(at)
        head = file.read(16)
        size, kind = int.from_bytes(head[:4], "big"), head[4:8]
        if size == _LONG:
            size = int.from_bytes(head[8:], "big")
        if size == _OPEN or size < len(kind) or not kind.isalnum():
            return 0
        at += size
        if at > has:
            return at if kind in _BOXES else 0
    return 0
