"""Reading a subtitle file of any known format, and changing it by rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place, StorageError, UsageError
from kit.subs import decode
from kit.subs.formats import naming
from kit.subs.formats.base import UnreadableError
from kit.subs.formats.patching import patch
from kit.subs.formats.registry import EXTENSIONS, FORMATS, of
from kit.subs.track import Facts, Kind, Track
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.subs.formats.base import Format
    from kit.subs.source import Source

__all__ = ["EXTENSIONS", "FORMATS", "detect", "naming", "of", "parse", "patch", "read"]

_HEAD = 50
_NO_FACTS = Facts()


def read(
    path: Path,
    *,
    encoding: str | None = None,
    locale: str = "",
    kind: Kind = Kind.FULL,
    facts: Facts = _NO_FACTS,
) -> Track:
    """Read a file as a track; ``encoding`` overrides the guess.

    Raises StorageError if it cannot be read or is damaged, UsageError if it is of no known format.
    """
    try:
        if path.stat().st_size > decode.MAX_BYTES:
            raise decode.too_large(path)
    except OSError as error:
        raise files.storage_error(error, path, "read") from error
    source = decode.decode(files.read_bytes(path), path, encoding)
    return parse(source, detect(source).name, locale=locale, kind=kind, facts=facts)


def parse(source: Source, fmt: str, *, locale: str = "", kind: Kind = Kind.FULL, facts: Facts = _NO_FACTS) -> Track:
    """Read a source as a track of the format with the short name ``fmt``.

    Raises StorageError for a file that is dangerous to read or in which nothing can be made out.
    """
    try:
        body = of(fmt).parse(source.rows)
    except UnreadableError as error:
        place = Place(source.path, error.row)
        raise StorageError(error.message, hint=error.hint, slug=error.slug, place=place) from error
    return Track(source.path, fmt, source, body.cues, body.faults, locale=locale, kind=kind, facts=facts)


def detect(source: Source) -> Format:
    """The format of a source: what its first rows show, else what its extension says.

    Content comes first, since a WebVTT file that is called .srt is common. Raises UsageError for none.
    """
    head = source.rows[:_HEAD]
    extension = source.path.suffix.lower()
    named = next((fmt for fmt in FORMATS if extension in fmt.extensions), None)
    for fmt in ([named] if named else []) + [fmt for fmt in FORMATS if fmt is not named]:
        if fmt.sniff(head):
            return fmt
    if named:
        return named
    known = ", ".join(EXTENSIONS)
    if not source.rows:
        raise StorageError(
            f"{source.path.name} is empty.",
            hint="Export the track again.",
            slug="empty-file",
            place=Place(source.path),
        )
    raise UsageError(
        f"{source.path.name} is not a subtitle format that kit reads.",
        hint=f"Give a track in one of {known}.",
        slug="unknown-format",
        place=Place(source.path),
    )
