"""Stills as they are sent: JPEG or PNG, without metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.tools import bare, files

if TYPE_CHECKING:
    from pathlib import Path


def stripped(path: Path) -> tuple[bytes, str]:
    """The same picture without metadata, and its extension. Raises UsageError for what is no JPEG or PNG."""
    data = files.read_bytes(path)
    ending = bare.extension(data)
    try:
        if ending:
            return bare.bare(data), ending
    except (ValueError, OSError) as error:
        raise _refused(path, f"cannot be read as a picture ({error})") from error
    raise _refused(path, "is neither a JPEG nor a PNG")


def _refused(path: Path, why: str) -> UsageError:
    return UsageError(
        f"{path.name} {why}.",
        hint="Export the still as a JPEG or PNG.",
        slug="still-unusable",
        place=Place(path),
    )
