"""Changes of shot from a list that another program wrote, or a person."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, Place, RefusedError, UsageError
from kit.project import shots
from kit.retime.cutlist import reading
from kit.retime.shots import cutlists
from kit.subs import decode
from kit.time import timecode
from kit.time.ticks import from_seconds
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.time.rate import Rate

#: How the lists of cuts are named; plain lists of frames have other names.
_CUT_LISTS = {".edl", ".otio"}
_FRAME = re.compile(r"\d{1,9}", re.ASCII)
_SECONDS = re.compile(r"\d{1,6}[.,]\d{1,9}", re.ASCII)
_LABEL = re.compile(r"\d{1,3}:[0-5]\d:[0-5]\d[:;]\d{2,3}", re.ASCII)
_HINT = (
    "Write one change of shot a row: a frame counted from the film's first (182), a time code (00:00:07:14) or seconds "
    "with decimals (7.583). Rows that begin with # are passed over."
)


def read(path: Path, rate: Rate, start: str, frames: int) -> tuple[int, ...]:
    """The frames that begin a shot, counted from the film's first, in order.

    ``start`` is the time code of the film's first frame, ``frames`` its length. The file is a list of shots as kit
    writes it, the list of a cut (CMX3600 or OpenTimelineIO), or plain text, one frame, time code or number of seconds a
    row. Raises StorageError if it cannot be read, UsageError with the row for what is none of these, RefusedError for
    the list of another film, NothingToDoError for an empty list.
    """
    if path.suffix.lower() == ".json":
        cuts = shots.read(path, str(rate.fps))
    elif path.suffix.lower() in _CUT_LISTS:
        cuts = cutlists.cuts(reading.read(path, rate), rate, start, frames)
    else:
        source = decode.decode(files.read_bytes(path), path)
        first = timecode.frame(start, rate)
        rows = [(number, row.strip()) for number, row in enumerate(source.rows, 1)]
        wanted = [(number, row) for number, row in rows if row and not row.startswith("#")]
        cuts = tuple(sorted({_frame(row, Place(path, number, 1, row), rate, first) for number, row in wanted}))
    if not cuts:
        raise NothingToDoError(f"{path.name} names no change of shot.", hint=_HINT, slug="no-shots", place=Place(path))
    refuse_other_film(cuts, frames, path.name)
    return tuple(cut for cut in cuts if cut > 0)


def refuse_other_film(cuts: tuple[int, ...], frames: int, name: str) -> None:
    """Raise RefusedError if a list has changes of shot where a film of ``frames`` frames has ended."""
    beyond = sum(cut >= frames for cut in cuts)
    if beyond:
        raise RefusedError(
            f"{name} is the list of another film or cut: {beyond} of its {len(cuts)} changes of shot come after the "
            f"film's last frame ({frames - 1}), the last at frame {max(cuts)}.",
            hint="Make the list from the master that kit.toml names: kit subs shots",
            slug="shots-of-another-film",
        )


def _frame(row: str, place: Place, rate: Rate, first: int) -> int:
    if _FRAME.fullmatch(row):
        return int(row)
    if _SECONDS.fullmatch(row):
        return rate.nearest(from_seconds(Fraction(row.replace(",", "."))))
    if not _LABEL.fullmatch(row):
        raise UsageError(f"“{row[:40]}” is no frame, time code or time.", hint=_HINT, slug="bad-shot", place=place)
    try:
        frame = timecode.frame(row, rate) - first
    except UsageError as error:
        raise UsageError(error.message, hint=error.hint, slug=error.slug, place=place) from error
    if frame < 0:
        raise UsageError(
            f"{row} comes before the film's first frame.",
            hint="Compare the list with [film] programme_start in kit.toml.",
            slug="bad-shot",
            place=place,
        )
    return frame
