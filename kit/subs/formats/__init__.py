"""Reading a subtitle file of any known format, and changing it by rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.errors import Place, StorageError, UsageError
from kit.subs import decode
from kit.subs.formats import naming
from kit.subs.formats.base import Known, UnreadableError
from kit.subs.formats.patching import patch
from kit.subs.formats.registry import EXTENSIONS, NAMES, every, named, of, of_track, sniffed
from kit.subs.parts import WHOLE
from kit.subs.track import Facts, Kind, Track
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.subs.formats.base import Format
    from kit.subs.parts import Part
    from kit.subs.source import Source

__all__ = [
    "EXTENSIONS",
    "NAMES",
    "again",
    "detect",
    "each_part",
    "every",
    "naming",
    "of",
    "of_track",
    "parse",
    "patch",
    "read",
    "whole",
]

_HEAD = 50
_NO_FACTS = Facts()


def read(
    path: Path,
    *,
    encoding: str | None = None,
    locale: str = "",
    kind: Kind = Kind.FULL,
    facts: Facts = _NO_FACTS,
    part: str = "",
) -> Track:
    """Read a file as a track; ``encoding`` overrides the guess.

    Of a file with several languages the track is the one that ``part`` names (a class, in either case), else the one of
    ``locale``, the first without one; ``parts`` tells all. A part that was named brings its locale where none is given.
    Raises StorageError if it cannot be read or is damaged, UsageError if it is of no known format or has no such
    language.
    """
    try:
        if path.stat().st_size > decode.MAX_BYTES:
            raise decode.too_large(path)
    except OSError as error:
        raise files.storage_error(error, path, "read") from error
    source = decode.decode(files.read_bytes(path), path, encoding)
    fmt = detect(source).name
    if not part:
        return parse(source, fmt, locale=locale, kind=kind, facts=facts)
    named = _part(parse(source, fmt, kind=kind, facts=facts), part)
    return parse(source, fmt, locale=locale or named.locale, kind=kind, facts=facts, part=named.name)


def parse(
    source: Source,
    fmt: str,
    *,
    locale: str = "",
    kind: Kind = Kind.FULL,
    facts: Facts = _NO_FACTS,
    part: str = "",
) -> Track:
    """Read a source as a track of the format with the short name ``fmt``; ``part`` goes before ``locale``.

    Raises StorageError for a file that is dangerous to read, holds NUL characters or in which nothing can be made out,
    UsageError for one that needs to be told more.
    """
    if source.nul and not of(fmt).takes_nul:
        raise _nul(source, *source.nul)
    try:
        body = of(fmt).knowing(Known(facts.rate, locale, part)).parse(source.rows)
    except UnreadableError as error:
        place = Place(source.path, error.row)
        kind_of_error = StorageError if error.damaged else UsageError
        raise kind_of_error(error.message, hint=error.hint, slug=error.slug, place=place) from error
    if body.rate and not facts.rate:
        facts = replace(facts, rate=body.rate)
    return Track(
        source.path,
        fmt,
        source,
        body.cues,
        body.faults,
        locale=locale,
        kind=kind,
        facts=facts,
        part=body.part,
        parts=body.parts,
    )


def _part(track: Track, name: str) -> Part:
    """The part of a track's file with a name in either case. Raises UsageError if there is none."""
    for part in track.parts:
        if part.name.lower() == name.lower():
            return part
    held = ", ".join(part.label() for part in track.parts) or "no languages of their own"
    raise UsageError(
        f"{track.path.name} holds no part “{name}”, but {held}.",
        hint="Name one of them with --part, or leave --part out.",
        slug="no-such-part",
        place=Place(track.path),
    )


def _lacks_its_header(fmt: Format, head: Sequence[str]) -> bool:
    """Whether rows are WebVTT without its header, and not SubRip under its name: their times have full stops."""
    times = [row for row in head if "-->" in row]
    return fmt.name == "vtt" and bool(times) and not any("," in row for row in times)


def _nul(source: Source, row: int, column: int) -> StorageError:
    return StorageError(
        f"{source.path.name} holds a NUL character (row {row}, column {column}): it is damaged or not a subtitle file.",
        hint="Restore the file from a backup, or remove the character in an editor.",
        slug="nul-character",
        place=Place(source.path, row, column),
    )


def again(track: Track, source: Source) -> Track:
    """The same track (the same part of its file) read from a later state of its file."""
    return parse(
        source, track.format, locale=track.locale, kind=track.kind, facts=track.facts, part=track.part or WHOLE
    )


def each_part(track: Track) -> tuple[Track, ...]:
    """A track of each language of a track's file, in the order of the file, each under its own locale."""
    if not track.parts:
        return (track,)
    return tuple(
        parse(track.source, track.format, locale=one.locale, kind=track.kind, facts=track.facts, part=one.name)
        for one in track.parts
    )


def whole(track: Track) -> Track:
    """All languages of a track's file together, for work on its times; the track itself if there is one language."""
    if len(track.parts) < 2:  # noqa: PLR2004 - several
        return track
    return parse(track.source, track.format, locale=track.locale, kind=track.kind, facts=track.facts, part=WHOLE)


def detect(source: Source) -> Format:
    """The format of a source: what its first rows show, else what its extension says.

    Content comes first, since a WebVTT file that is called .srt is common. Raises UsageError for none.
    """
    head = source.rows[:_HEAD]
    by_name = named(source.path.suffix.lower())
    if by_name and (by_name.sniff(head) or _lacks_its_header(by_name, head)):
        return by_name
    if found := sniffed(head) or by_name:
        return found
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
