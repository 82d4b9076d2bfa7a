"""Converts tracks into the bytes of one file, and proves by reading them back that they say what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import FaultyError, KitError, NothingToDoError, Place
from kit.subs import decode, faults, formats
from kit.subs.track import Facts
from kit.subs.writers import base, fit
from kit.subs.writers.loss import Loss, Losses, numbered
from kit.subs.writers.runs import runs
from kit.subs.writers.unkept import unkept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.subs.cue import Cue
    from kit.subs.track import Track
    from kit.subs.writers.base import Options, Writer
    from kit.subs.writers.fit import Fitted, Rounding

_SPACES = " \t"
#: How many rows a refusal names.
_NAMED_ROWS = 8
_READ_BACK = frozenset(formats.NAMES)


@dataclass(frozen=True, slots=True)
class Copy:
    """What becomes of one track: its losses, what must not be lost, and how far its times move."""

    track: Track
    losses: tuple[Loss, ...]
    refusals: tuple[Loss, ...]
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class Converted:
    """The bytes of a file and what became of each track in it; None if something must not be lost."""

    data: bytes | None
    copies: tuple[Copy, ...]


def convert(tracks: Sequence[Track], writer: Writer, options: Options) -> Converted:
    """One file of one track, or of several where the writer is ``Multilingual``.

    Raises FaultyError for rows that no cue holds, NothingToDoError for a track without a cue, UsageError for what the
    format cannot say at all.
    """
    for track in tracks:
        _whole(track)
    fitted = [fit.fit(track, writer, options) for track in tracks]
    for track, one in zip(tracks, fitted, strict=True):
        if not one.track.cues:
            raise NothingToDoError(
                f"{track.path.name} holds no cue with words.",
                hint="Check that it is the right file, and that its encoding was read rightly.",
                slug="no-cues",
                place=Place(track.path),
            )
    if any(one.refusals for one in fitted):
        return Converted(None, tuple(map(_copy, tracks, fitted, ((),) * len(fitted), ((),) * len(fitted))))
    data = _written([one.track for one in fitted], writer, options)
    changes = _read_back(data, [one.track for one in fitted], writer, options)
    copies = tuple(
        _copy(track, one, lost, refused) for track, one, (lost, refused) in zip(tracks, fitted, changes, strict=True)
    )
    return Converted(None if any(copy.refusals for copy in copies) else data, copies)


def recode(track: Track, name: str) -> bytes:
    """A text track in another encoding and otherwise the same. Raises UsageError for a character that it lacks."""
    options = base.Options(encoding=name)
    found = {"utf-8-sig": ("utf-8", b"\xef\xbb\xbf"), "utf-16": ("utf-16-le", b"\xff\xfe")}
    codec, mark = found.get(options.encoding, (options.encoding, b""))
    encoding = replace(track.source.encoding, name=codec, bom=mark)
    return decode.encode(replace(track.source, encoding=encoding), track.source.rows)


def _written(tracks: Sequence[Track], writer: Writer, options: Options) -> bytes:
    if isinstance(writer, base.Multilingual):
        return writer.write_all(tracks, options)
    (track,) = tracks
    return writer.write(track, options)


def _copy(track: Track, one: Fitted, lost: Sequence[Loss], refused: Sequence[Loss]) -> Copy:
    return Copy(track, (*unkept(track), *one.losses, *lost), (*one.refusals, *refused), one.rounding)


def _whole(track: Track) -> None:
    """Refuse a track that has words which no cue holds: its copy would look whole."""
    lost = faults.of_lost_rows(track)
    if lost:
        named = [str(faults.row_of(track, fault)) for fault in lost[:_NAMED_ROWS]]
        rows = ", ".join(named) + (" and more" if len(lost) > len(named) else "")
        raise FaultyError(
            f"{track.path.name} has rows that could not be read as a cue ({rows}); their words would be missing.",
            hint=f"See what is wrong with kit subs check {track.path}, mend it, and convert then.",
            slug="unreadable-rows",
            place=Place(track.path, faults.row_of(track, lost[0])),
        )


def _read_back(
    data: bytes, tracks: Sequence[Track], writer: Writer, options: Options
) -> list[tuple[tuple[Loss, ...], tuple[Loss, ...]]]:
    """What kit's own reader finds changed, for each track: losses, and changes of words or times."""
    if writer.format not in _READ_BACK:
        return [((), ()) for _ in tracks]
    path = Path(f"copy{writer.extensions[0]}")
    asked = base.encoding(writer, options) if writer.holds.encodings else ""
    facts = Facts(rate=options.rate)
    try:
        source = decode.decode(data, path, {"utf-16": "utf-16", "utf-8-sig": "utf-8-sig"}.get(asked, asked) or None)
        copy = formats.parse(source, writer.format, facts=facts, locale=tracks[0].locale if len(tracks) == 1 else "")
        read = formats.each_part(copy) if len(tracks) > 1 else (copy,)
    except KitError as error:
        refused = Losses()
        refused.add(f"the copy could not be read back ({error.message})")
        return [((), refused.all()) for _ in tracks]
    if len(read) != len(tracks):
        refused = Losses()
        refused.add("the copy would not hold all the languages")
        return [((), refused.all()) for _ in tracks]
    return [_compare(meant, found) for meant, found in zip(tracks, read, strict=True)]


def _compare(meant: Track, found: Track) -> tuple[tuple[Loss, ...], tuple[Loss, ...]]:
    lost, refused = Losses(), Losses()
    if len(found.cues) != len(meant.cues):
        pairs = zip(meant.cues, found.cues, strict=False)
        first = next((old.number for old, new in pairs if _words(old) != _words(new)), meant.cues[-1].number)
        refused.add(f"of {len(meant.cues)} cues the copy would have {len(found.cues)}; it goes wrong about here", first)
        return (), refused.all()
    for old, new in zip(meant.cues, found.cues, strict=True):
        if _words(old) != _words(new) and _folded(old) == _folded(new):
            lost.add("several spaces become one", old.number)
        elif _words(old) != _words(new):
            refused.add("the words would be read as something else in the copy, as markup or a time", old.number)
        if (old.start, old.end) != (new.start, new.end):
            refused.add("the times would not be the same in the copy", old.number)
        if _look(old) != _look(new):
            lost.add("some of the text's look would not be the same in the copy", old.number)
        elif old.align != new.align:
            lost.add("the place of the text would not be the same in the copy", old.number)
        elif old.speaker != new.speaker:
            lost.add("the speaker's name would not be the same in the copy", old.number)
    for fault in found.faults:
        number = fault.values.get("cue")
        at = (meant.cues[number - 1].number,) if isinstance(number, int) and 0 < number <= len(meant.cues) else ()
        refused.add(f"something there would be taken for structure or markup in the copy ({fault.kind})", *at)
    return lost.all(), refused.all()


def _words(cue: Cue) -> list[str]:
    return [line.strip(_SPACES) for line in cue.lines]


def _folded(cue: Cue) -> list[list[str]]:
    return [[word for word in re.split("[ \t]+", line) if word] for line in cue.lines]


def _look(cue: Cue) -> list[list[tuple[str, object]]]:
    """The runs of a cue; the look of spaces is not seen."""
    return [[("".join(text.split()), look) for text, look in line if text.strip()] for line in runs(cue)]


__all__ = ["Converted", "Copy", "convert", "numbered", "recode"]
