"""A track after edits: patched in its bytes, and read again from them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.subs import decode, formats, renumber

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.edit import Edit
    from kit.subs.track import Track


def patched(track: Track, edits: Sequence[Edit]) -> Track:
    """A track after edits, read again from the bytes that would be written. Raises UsageError as ``patch`` does."""
    encoding = track.source.encoding
    source = decode.decode(formats.patch(track, edits, rest=renumber.after(track, edits)), track.path, encoding.name)
    return formats.again(track, replace(source, encoding=encoding))
