"""Time maps in files: written exactly, read strictly."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from kit import __version__
from kit.errors import KitError, Place, UsageError
from kit.retime.course import course
from kit.retime.records import EvidenceRecord, MapRecord, SegmentRecord, SpanRecord
from kit.retime.timemap import Evidence, Segment, Span, TimeMap, Verdict
from kit.time import exact
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.retime.timemap import Exact

#: Larger files are no time map: a cut of a feature has some thousand events of 300 bytes.
MAX_BYTES = 50_000_000
_PATH = re.compile(r" - at `\$(?P<way>[^`]*)`$")


def record(timemap: TimeMap) -> MapRecord:
    """A map in the shape of its file, where no segment lies over another."""
    if _overlapping(timemap):
        laid = course(timemap)
        kept = tuple(piece.segment for piece in laid.pieces if piece.segment is not None)
        timemap = replace(timemap, segments=kept, removed=laid.removed)
    return MapRecord(
        schema=1,
        kit=__version__,
        method=timemap.method,
        verdict=timemap.verdict.value,
        confidence=timemap.confidence,
        whole_cues=timemap.whole_cues,
        segments=tuple(_segment(segment) for segment in timemap.segments),
        removed=tuple(SpanRecord(_text(span.begin), _text(span.end)) for span in timemap.removed),
        evidence=tuple(EvidenceRecord(one.what, one.value, one.needed) for one in timemap.evidence),
        reasons=timemap.reasons,
    )


def dump(timemap: TimeMap) -> bytes:
    """The bytes of a map's file."""
    return msgspec.json.format(msgspec.json.encode(record(timemap)), indent=2) + b"\n"


def write(path: Path, timemap: TimeMap) -> None:
    """Write a map's file. Raises StorageError."""
    files.write_bytes(path, dump(timemap))


def read(path: Path) -> TimeMap:
    """Read a map's file. Raises UsageError that names the key and what is wrong with it, StorageError."""
    data = files.read_bytes(path)
    if len(data) > MAX_BYTES:
        raise _bad(path, f"it has {len(data):,} bytes")
    return load(data, path)


def load(data: bytes, path: Path) -> TimeMap:
    """A map from the bytes of ``path``. Raises UsageError as ``read`` does."""
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=MapRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _bad(path, _plainly(str(error))) from error
    timemap = TimeMap(
        tuple(_read_segment(one, f"segments[{index}]", path) for index, one in enumerate(found.segments)),
        tuple(_read_span(one, f"removed[{index}]", path) for index, one in enumerate(found.removed)),
        found.method,
        Verdict(found.verdict),
        found.confidence,
        tuple(Evidence(one.what, one.value, one.needed) for one in found.evidence),
        found.reasons,
        found.whole_cues,
    )
    if overlap := _overlapping(timemap):
        raise _bad(path, f"segments[{overlap[0]}] and segments[{overlap[1]}] overlap in the old film")
    return timemap


def _segment(segment: Segment) -> SegmentRecord:
    new = [None if old is None else exact.write(segment.exactly(old)) for old in (segment.begin, segment.end)]
    return SegmentRecord(
        begin=_text(segment.begin),
        end=_text(segment.end),
        ratio=str(segment.ratio),
        offset=exact.write(segment.offset),
        new_begin=new[0],
        new_end=new[1],
    )


def _text(ticks: Exact | None) -> str | None:
    return None if ticks is None else exact.write(ticks)


def _read_segment(one: SegmentRecord, way: str, path: Path) -> Segment:
    span = _read_span(SpanRecord(one.begin, one.end), way, path)
    segment = Segment(_ratio(one.ratio, f"{way}.ratio", path), _time(one.offset, f"{way}.offset", path), *_ends(span))
    for key, old, said in (("new_begin", span.begin, one.new_begin), ("new_end", span.end, one.new_end)):
        if said is None:
            continue
        if old is None or segment.exactly(old) != _time(said, f"{way}.{key}", path):
            agrees = "null" if old is None else f"“{exact.write(segment.exactly(old))}”"
            raise _bad(path, f"{way}.{key} is “{said}”, and by ratio and offset it is {agrees}")
    return segment


def _ends(span: Span) -> tuple[Exact | None, Exact | None]:
    return span.begin, span.end


def _read_span(one: SpanRecord, way: str, path: Path) -> Span:
    begin = None if one.begin is None else _time(one.begin, f"{way}.begin", path)
    end = None if one.end is None else _time(one.end, f"{way}.end", path)
    if begin is not None and end is not None and begin >= end:
        raise _bad(path, f"{way} ends at “{one.end}” and begins at “{one.begin}”")
    return Span(begin, end)


def _time(text: str, way: str, path: Path) -> Exact:
    try:
        return exact.read(text)
    except ValueError as error:
        raise _bad(path, f"{way} is “{text}”, no time as 00:10:00.250 or 00:10:00+1/24") from error


def _ratio(text: str, way: str, path: Path) -> Fraction:
    over, _, under = text.partition("/")
    if not int(over) or not int(under or 1):
        raise _bad(path, f"{way} is “{text}”; a ratio is above zero")
    return Fraction(int(over), int(under or 1))


def _overlapping(timemap: TimeMap) -> tuple[int, int] | None:
    """Two segments, by their places in the map, of which a person could not say which one counts."""
    ordered = sorted(enumerate(timemap.segments), key=lambda one: (one[1].begin is not None, one[1].begin or 0))
    for (first, before), (second, after) in pairwise(ordered):
        if before.end is None or after.begin is None or after.begin < before.end:
            return first, second
    return None


def _plainly(said: str) -> str:
    """What msgspec says, with the key first."""
    found = _PATH.search(said)
    if found is None:
        return said
    way = found["way"].removeprefix(".") or "the map"
    if "matching regex" in said:
        form = "ratio as 25/24" if way.endswith("ratio") else "time as 00:10:00.250 or 00:10:00+1/24"
        return f"{way} is no {form}"
    return f"{way}: {said[: found.start()]}"


def _bad(path: Path, why: str) -> KitError:
    return UsageError(
        f"{path.name} is no time map: {why}.",
        hint="Write it anew with --map; docs/schema/map.json says what a map holds.",
        slug="bad-map",
        place=Place(path),
    )
