"""decisions.json: what somebody decided while looking at a film's tracks, for ``kit subs fix --from``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from kit.errors import Place, UsageError
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

Mark = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
#: The longest film of which kit knows times: 100 hours.
Milliseconds = Annotated[int, Meta(ge=0, le=360_000_000)]
Line = Annotated[str, Meta(max_length=2000)]
Lines = Annotated[tuple[Line, ...], Meta(max_length=50)]
Words = Annotated[str, Meta(max_length=2000)]

_HINT = "Save the decisions on the review page again, or correct the file by its schema, docs/schema/decisions.json."


class _OnACue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One cue of one track.

    ``track`` is the file's name, ``part`` its language in a file that holds several. ``was`` is the cue's mark when it
    was looked at: the first 32 hex digits of the SHA-256 over its in-time and out-time in ticks and its rows of text.
    """

    track: str
    part: str = ""
    cue: Annotated[int, Meta(ge=1)]
    was: Mark


class Accept(_OnACue, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="decision", tag="accept"):
    """What fixes of ``rules`` would make of a cue is right.

    ``lines`` become its text as it stands in the file, markup included, ``start`` and ``end`` its times in milliseconds
    on the track's own clock; what is null stays. With ``drop`` the cue goes.
    """

    rules: Annotated[tuple[str, ...], Meta(min_length=1, max_length=50)]
    lines: Lines | None = None
    start: Milliseconds | None = None
    end: Milliseconds | None = None
    drop: bool = False


class Edit(_OnACue, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="decision", tag="edit"):
    """A cue as somebody wrote it; ``rules`` are fixes that went into it. The other fields are those of accept."""

    rules: Annotated[tuple[str, ...], Meta(max_length=50)] = ()
    lines: Lines | None = None
    start: Milliseconds | None = None
    end: Milliseconds | None = None


class Half(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the two cues that a cue becomes: its text as it will stand in the file, its times in milliseconds."""

    lines: Lines
    start: Milliseconds
    end: Milliseconds


class Split(_OnACue, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="decision", tag="split"):
    """A cue becomes two. Style and place of both are those of the cue."""

    first: Half
    second: Half


class Join(_OnACue, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="decision", tag="join"):
    """A cue and those after it become one, which keeps the style and place of the first.

    ``following`` are the marks of those after it, in their order. ``lines`` null are the lines of all, ``start`` null
    is the first one's in-time, ``end`` null the latest out-time.
    """

    following: Annotated[tuple[Mark, ...], Meta(min_length=1, max_length=20)]
    lines: Lines | None = None
    start: Milliseconds | None = None
    end: Milliseconds | None = None


class Waive(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="decision", tag="waive"):
    """A finding may stand, for a ``reason``, until a day: it goes to subtitles/waivers.toml with the cue's words.

    ``cue`` is 0 for a finding about the whole file; ``was`` is then the mark of the file.
    """

    track: str
    part: str = ""
    cue: Annotated[int, Meta(ge=0)]
    was: Mark
    rule: str
    reason: Annotated[Words, Meta(min_length=1)]
    author: Annotated[Words, Meta(min_length=1)]
    until: dt.date


Decision = Accept | Edit | Split | Join | Waive


class Decisions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file; ``film`` is the film's id. A track's decisions are carried out together, or none of any track."""

    schema: Literal[1]
    kit: str = ""
    film: str
    decisions: Annotated[tuple[Decision, ...], Meta(max_length=100_000)]


def read(path: Path) -> Decisions:
    """The decisions of a file. Raises StorageError if it cannot be read, UsageError if it is none."""
    return decode(files.read_bytes(path), path)


def decode(data: bytes, path: Path | None = None) -> Decisions:
    """The decisions of some JSON. Raises UsageError, which names the place within it."""
    place = Place(path) if path else None
    try:
        found = msgspec.json.decode(data, type=Decisions)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"These are no decisions of a review: {error}.", hint=_HINT, slug="bad-decisions", place=place
        ) from error
    _refuse_contradictions(found, place)
    return found


def _refuse_contradictions(found: Decisions, place: Place | None) -> None:
    """One cue is changed once: two decisions on it would overwrite each other."""
    seen: set[tuple[str, str, int]] = set()
    for one in found.decisions:
        if isinstance(one, Waive):
            if one.reason.strip() and one.author.strip():
                continue
            raise UsageError(
                f"Letting {one.rule} stand in cue {one.cue} of {one.track} has no reason or no author.",
                hint="Say why it may stand and who decided so.",
                slug="bad-decisions",
                place=place,
            )
        for cue in cues_of(one):
            if (one.track, one.part, cue) in seen:
                raise UsageError(
                    f"Cue {cue} of {one.track} is decided on twice.", hint=_HINT, slug="bad-decisions", place=place
                )
            seen.add((one.track, one.part, cue))


def cues_of(one: Decision) -> range:
    """The numbers of the cues that a decision is about."""
    return range(one.cue, one.cue + 1 + (len(one.following) if isinstance(one, Join) else 0))
