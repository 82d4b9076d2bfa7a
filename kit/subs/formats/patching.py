"""Edits applied to the rows of the original text; whatever they do not name stays, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.subs.decode import encode
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats.base import is_blank
from kit.subs.formats.registry import of
from kit.time.ticks import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.formats.base import Format
    from kit.subs.track import Track


def raw_lines(track: Track, cue: Cue) -> tuple[str, ...]:
    """A cue's text as it stands in the file, markup included: what ``SetLines.was`` must be."""
    return of(track.format).raw_lines(track.source.rows, cue)


def patch(track: Track, edits: Iterable[Edit]) -> bytes:
    """The track's file with the edits made, in its own encoding, line ends and way of writing times.

    Times are rounded half up to the format's precision. Raises UsageError, before anything is written, for a time
    that the format cannot say, an edit of text that is no longer there, text that would end or begin a cue, and a
    character that the file's encoding does not have.
    """
    return encode(track.source, patch_rows(track, edits))


def patch_rows(track: Track, edits: Iterable[Edit]) -> list[str]:
    """The rows that ``patch`` encodes; rows that were removed are empty, so that row numbers still hold."""
    fmt = of(track.format)
    rows = list(track.source.rows)
    for edit in edits:
        cue = _cue(track, edit)
        match edit:
            case SetStart(ticks=ticks):
                _sayable(track, fmt, cue, ticks)
                rows[cue.time_row - 1] = fmt.time_row(rows[cue.time_row - 1], ticks, None)
            case SetEnd(ticks=ticks):
                _sayable(track, fmt, cue, ticks)
                rows[cue.time_row - 1] = fmt.time_row(rows[cue.time_row - 1], None, ticks)
            case SetLines(was=was, lines=lines):
                if fmt.raw_lines(track.source.rows, cue) != was:
                    raise _refused(track, cue, "its text is no longer what the change was made for", "stale-edit")
                if not lines or any(is_blank(line) or "\n" in line or "\r" in line or "-->" in line for line in lines):
                    raise _refused(track, cue, "the new text would end the cue or begin another", "bad-edit")
                fmt.with_lines(rows, cue, lines)
            case Drop():
                fmt.drop(rows, cue)
    return rows


def _cue(track: Track, edit: Edit) -> Cue:
    if not 1 <= edit.cue <= len(track.cues):
        raise UsageError(
            f"{track.path.name} has no cue {edit.cue}.",
            hint="The file changed after it was checked; run the command again.",
            slug="stale-edit",
            place=Place(track.path),
        )
    return track.cues[edit.cue - 1]


def _sayable(track: Track, fmt: Format, cue: Cue, ticks: int) -> None:
    if ticks < 0:
        raise _refused(track, cue, f"its time would be {clock(ticks)}, before the film begins", "negative-time")
    if fmt.latest is not None and ticks > fmt.latest:
        raise _refused(
            track,
            cue,
            f"its time would be {clock(ticks)}, past {clock(fmt.latest)}, the last that it can say",
            "late-time",
        )


def _refused(track: Track, cue: Cue, why: str, slug: str) -> UsageError:
    return UsageError(
        f"Cue {cue.number} of {track.path.name} cannot be changed: {why}; nothing was written.",
        hint="Look at that cue in an editor, then run the command again.",
        slug=slug,
        place=Place(track.path, cue.time_row, line=track.source.rows[cue.time_row - 1].rstrip("\r\n")),
    )
