"""A screener whose bytes are those that its build proved: what was found then, without looking at the master again.

The build held pictures of every segment against the master, at the edges and in the middle of each cue, and kept what
it saw with the segment. That counts for a file if its receipt says that these segments were joined to it, the film
would be cut and drawn just so now, and the file is the receipt's to the last byte. Flashing is measured on the file
itself, and its sound is listened to, as in any proof.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener.proof import ink, prove, units
from kit.screener.proof.contrast import Contrast
from kit.screener.proof.lettering import Lettering
from kit.screener.proof.watch import Seen
from kit.screener.segments import key, noted, outline
from kit.tools import flashing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kit.receipt import Receipt
    from kit.screener.job import Job
    from kit.screener.proof.ink import Ink
    from kit.screener.proof.result import Proof
    from kit.screener.proof.units import Unit
    from kit.screener.segments.cut import Segment
    from kit.screener.segments.key import Origins
    from kit.screener.segments.noted import Note
    from kit.tools.store import Store

    Before = Mapping[Segment, Mapping[str, Note]]

#: The fact of a receipt that names the segments that were proved.
FACT = "proof"


def before(job: Job, receipt: Receipt, shots: Sequence[int], origins: Origins, store: Store) -> Before | None:
    """What was noted of each segment of a screener that is its receipt's to the last byte (the caller looks).

    None if it was not made from segments, from other ones than it would be now, or if not all of them are kept; and
    where nothing is drawn: of such a picture the build looks at the first of each segment only.
    """
    if FACT not in receipt.facts or not job.script.events:
        return None
    segments = outline.layout(job, shots).segments
    keys = [key.segment(job, origins, one, outline.script(job, [one])) for one in segments]
    if key.proof(keys) != receipt.facts[FACT]:
        return None
    entries = [store.look(one) for one in keys]
    facts = [entry.facts.get(noted.FACT) if entry else None for entry in entries]
    if None in facts:
        return None
    return {segment: noted.read(fact or "") for segment, fact in zip(segments, facts, strict=True)}


def prove_again(
    job: Job, made: Path, locale: str, known: Before, progress: Callable[[float], None], *, listen: bool = False
) -> Proof | None:
    """The proof of a file whose segments were proved when it was built; None if something of a cue was not noted.

    The parameters are those of ``prove.prove``. Raises ToolError if ffmpeg fails, StorageError.
    """
    pieces = units.units(job.script)
    seen = [_seen(job, unit, drawn, known) for unit, drawn in zip(pieces, ink.inks(job, pieces), strict=True)]
    if None in seen:
        return None
    flashes = flashing.measure(made, str(job.program.path), progress).stretches
    found = [one for one in seen if one]
    return prove.concluded(job, made, locale, found, prove.Elsewhere(flashing=flashes), listen=listen, built=True)


def _seen(job: Job, unit: Unit, drawn: Ink, known: Before) -> Seen | None:
    """A piece of text as it was noted; None if it was not."""
    found = Seen(unit, drawn)
    if not (unit.cue and drawn.height):
        return found
    first, last = unit.spans[0][0], min(unit.spans[-1][1], job.media.frames)
    each = [(note, begins, ends) for note, begins, ends in _noted(unit, known)]
    if sum(ends - begins for _, begins, ends in each) != last - first:
        return None
    worst = min((note for note, _, _ in each), key=lambda note: note.outlined)
    found.contrast = Contrast(worst.plain, worst.outlined)
    width, height = job.size
    found.under = Lettering(drawn.box, min(height, width * 2 / 3), found=any(note.covers for note, _, _ in each))
    middle = noted.middle(first, last)
    found.picture = next(note.picture for note, begins, ends in each if begins <= middle < ends)
    return found


def _noted(unit: Unit, known: Before) -> Iterator[tuple[Note, int, int]]:
    for segment, of_segment in known.items():
        for name, begins, ends in noted.parts(unit, segment):
            if name in of_segment:
                yield of_segment[name], begins, ends
