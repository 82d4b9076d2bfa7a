"""A track after edits: patched in its bytes, and read again from them; and whether its file is still what was read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.errors import Place, StorageError
from kit.subs import decode, formats, renumber
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.edit import Edit, Split
    from kit.subs.track import Track


def patched(track: Track, edits: Sequence[Edit | Split]) -> Track:
    """A track after edits, read again from the bytes that would be written. Raises UsageError as ``patch`` does."""
    encoding = track.source.encoding
    source = decode.decode(formats.patch(track, edits, rest=renumber.after(track, edits)), track.path, encoding.name)
    return formats.again(track, replace(source, encoding=encoding))


def refuse_changed(track: Track) -> None:
    """Raise StorageError if another program has changed a track's file since it was read."""
    if files.read_bytes(track.path) != decode.encode(track.source, track.source.rows):
        raise StorageError(
            f"{track.path} was changed by another program meanwhile; nothing was written.",
            hint="Run the command again.",
            slug="changed-meanwhile",
            place=Place(track.path),
        )
