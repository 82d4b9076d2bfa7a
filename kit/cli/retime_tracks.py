"""What happens to one track, in rows that a person reads at a glance: kept, trimmed, removed, to look at."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kit.cli import show, table
from kit.retime.joins import TO_LOOK_AT, TRIMMED, Note
from kit.time.ticks import clock, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.cli.retiming import Asked
    from kit.retime.apply import Moved, Removed, Retimed
    from kit.retime.writing import Output

_ROWS = 20
#: Cells of the first word of a row: “first”.
_FIRST = 5
_COLOURS = {"look at": "yellow", "trimmed": "cyan", "removed": "red", "inserted": "green"}
WORDS = {
    Note.LATER_IN: "begins at the join now",
    Note.EARLIER_OUT: "ends at the join now",
    Note.CLOSED_UP: "what was removed from its middle is closed up",
    Note.BRIDGED: "runs on over something short that was put in",
    Note.LONGER_PART: "the join tears it; it shows in its longer part",
    Note.SHORT: "shorter than its profile allows",
    Note.GAP: "trimmed for the gap to the next cue",
    Note.OVERLAP: "overlaps the next cue",
    Note.ORDER: "now plays before the cue above it in the file",
    Note.REMOVED: "lies in removed material",
    Note.REMAINDER: "too little of it is left",
}


def told(output: Output, asked: Asked) -> None:
    """One row for the track, then the cues that were not simply moved."""
    result = output.retimed
    where = f" → {show.short(output.path)}" if asked.output else ""
    name = show.printable(f"{show.short(result.track.path)}{where}")
    if result.left:
        rows = ", ".join(map(str, result.left[:_ROWS]))
        more = f" and {len(result.left) - _ROWS} more" if len(result.left) > _ROWS else ""
        show.note(f"{show.short(result.track.path)}: the times in rows {rows}{more} stay as they are.")
    if not result.changed:
        show.answer(f"{name}: no cue to move.")
        return
    click.echo(show.named(name, f"{_counted(result, dry=asked.dry_run)}."))
    for row in _ends(result.moved):
        click.echo("  ".join(row))
    for line in [*table.lined(list(_noted(result.moved))), *table.lined(list(_removed(result.removed)))]:
        click.echo(tinted(line))
    if output.sidecar:
        show.answer(
            f"  The removed cues {'would be' if asked.dry_run else 'are'} kept in {show.short(output.sidecar)}."
        )


def tinted(line: str) -> str:
    """A row with its first word in colour, where the word is one that an eye should find."""
    for word, colour in ((show.cell(word), colour) for word, colour in _COLOURS.items()):
        if line.startswith(f"  {word}"):
            return f"  {click.style(word, fg=colour)}{line[len(word) + 2 :]}"
    return line


def _counted(result: Retimed, *, dry: bool) -> str:
    moved, cues = len(result.moved), len(result.track.cues)
    if moved != cues:
        words = [show.told(f"{moved} of {cues} cues {'would move' if dry else 'moved'}")]
    else:
        words = [show.told(f"{moved} {'cue' if moved == 1 else 'cues'} {'would move' if dry else 'moved'}")]
    trimmed = sum(bool(TRIMMED & set(one.notes)) for one in result.moved)
    doubtful = sum(bool(TO_LOOK_AT & set(one.notes)) for one in result.moved)
    words += [show.told(f"{trimmed} trimmed")] if trimmed else []
    words += [show.told(f"{len(result.removed)} removed")] if result.removed else []
    words += [show.told(f"{doubtful} to look at")] if doubtful else []
    return ", ".join(words)


def _ends(moved: Sequence[Moved]) -> Iterator[tuple[str, ...]]:
    plain = [one for one in moved if not one.notes]
    if plain:
        for which, one in {
            plain[0].cue.number: ("first", plain[0]),
            plain[-1].cue.number: ("last", plain[-1]),
        }.values():
            yield _row(which, one)


def _noted(moved: Sequence[Moved]) -> Iterator[tuple[str, ...]]:
    noted = [one for one in moved if one.notes]
    # What a person must look at comes first, and is never cut off by the rest.
    noted.sort(key=lambda one: not TO_LOOK_AT & set(one.notes))
    for one in noted[:_ROWS]:
        which = "look at" if TO_LOOK_AT & set(one.notes) else "trimmed" if TRIMMED & set(one.notes) else "joined"
        yield _row(which, one, "; ".join(show.told(WORDS[note]) for note in one.notes))
    if len(noted) > _ROWS:
        yield (show.told(f"  … and {len(noted) - _ROWS} more"), "", "", show.told("--format json lists all"))


def _row(which: str, one: Moved, *why: str) -> tuple[str, ...]:
    before = f"{clock(one.cue.start)} → {clock(one.cue.end)}"
    after = f"{clock(one.start)} → {clock(one.end)}"
    word = show.cell(which)
    cue = show.told(f"cue {one.cue.number}: {before}")
    return (f"  {word}{' ' * (_FIRST - show.cells(word))} {cue}", show.cell("becomes"), after, *why)


def _removed(removed: Sequence[Removed]) -> Iterator[tuple[str, ...]]:
    """Cues that follow each other as one row."""
    runs = [
        list(run) for _, run in groupby(enumerate(removed), key=lambda one: (one[1].cue.number - one[0], one[1].note))
    ]
    for run in runs[:_ROWS]:
        first, last = run[0][1], run[-1][1]
        cues = show.told(f"cue {first.cue.number}" if first is last else f"cues {first.cue.number}–{last.cue.number}")
        why = show.told(WORDS[first.note])
        if first.note is Note.REMAINDER and first is last:
            why = show.told(f"only {to_ms(first.left)} ms of it are left")
        yield (f"  {show.cell('removed')}", cues, f"{clock(first.cue.start)} – {clock(last.cue.end)}", why)
    if len(runs) > _ROWS:
        yield (show.told(f"  … and {len(runs) - _ROWS} runs more"), "", "", show.told("--format json lists all"))
