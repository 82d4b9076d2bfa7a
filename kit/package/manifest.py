"""``manifest.json``: what a package holds; the shape is published as docs/schema/package.json."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kit.tools import nesting

NAME, SUMS, PAGE = "manifest.json", "SHA256SUMS", "index.html"
#: A receiver reads no larger manifest, and no more files: 200 languages need less.
LARGEST, MOST = 4 << 20, 5000

Kind = Literal["page", "screener", "film", "subtitles", "booklet", "still", "report", "access"]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Length = Annotated[int, Meta(ge=0, le=10**15)]
Text = Annotated[str, Meta(max_length=4000)]
#: What a version of kit may look like, of today and of later: no room for anybody's words.
Version = Annotated[str, Meta(pattern=r"^[0-9]+(\.[0-9]+)*[0-9A-Za-z.+!-]{0,40}$")]
Path = Annotated[str, Meta(min_length=1, max_length=240)]


class Video(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a video holds: pictures, size in pixels, codecs (``sound`` empty without one), seconds."""

    frames: Length
    seconds: Annotated[float, Meta(ge=0, le=10**6)]
    width: Length
    height: Length
    video: Text
    sound: Text


class Made(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file was made from: fingerprints of its inputs, the programs, what was measured."""

    inputs: dict[Text, Text]
    tools: dict[Text, Text]
    facts: dict[Text, Text]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file. ``path`` is below the package's folder; ``language`` is what its words are in, if it has words.

    ``track`` is the kind of a subtitle track, ``cues`` their number.
    """

    path: Path
    kind: Kind
    bytes: Length
    sha256: Digest
    language: Text = ""
    track: Literal["", "full", "sdh", "forced"] = ""
    cues: Length = 0
    media: Video | None = None
    made: Made | None = None


class FilmRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which film it is; ``makers`` are its production companies, the only names that metadata may hold."""

    id: Text
    title: Text
    year: int
    makers: tuple[Text, ...]


class FestivalRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For whom it was made."""

    id: Text
    name: Text


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole package; ``made_from`` is the fingerprint of everything that went into it.

    ``files`` holds all but this file and SHA256SUMS.
    """

    schema: Literal[1]
    kit: Version
    film: FilmRecord
    festival: FestivalRecord
    languages: tuple[Text, ...]
    made_from: Text
    files: Annotated[tuple[Entry, ...], Meta(max_length=MOST)]


def encode(manifest: Manifest) -> bytes:
    """The bytes of the file."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def decode(data: bytes) -> Manifest:
    """The manifest. Raises ValueError for whatever is none: too large, broken, of other types, nested without end."""
    if len(data) > LARGEST:
        raise ValueError(f"it has {len(data)} bytes, more than {LARGEST}")
    nesting.refuse_deep(data)
    try:
        found = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
    json.loads(data, object_pairs_hook=_once)
    return found


def _once(pairs: list[tuple[str, object]]) -> None:
    """Refuse a key that stands twice: one reader takes the first, another the second."""
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError(f"it says “{max(keys, key=keys.count)[:60]}” twice")
