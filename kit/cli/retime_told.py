"""What retiming tells: the map's evidence, what the new cut has, then track by track what happens; or all as JSON."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from kit.cli import retime_tracks, show, table
from kit.retime.course import course
from kit.time.ticks import clock, to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kit.cli.retime_records import State
    from kit.cli.retiming import Asked
    from kit.retime.timemap import Evidence, Exact, TimeMap
    from kit.retime.writing import Output

#: Rows that a person reads at a glance; `kit subs map show` shows all of a long map.
_ROWS = 24


def stopped(timemap: TimeMap, form: str) -> None:
    """The evidence of a map that is not applied; the reasons stand in the error that follows."""
    if form == "json":
        _json(timemap, "refused" if timemap.verdict == "refused" else "unsure", [])
        return
    evidence(timemap)


def told(timemap: TimeMap, outputs: Sequence[Output], asked: Asked) -> None:
    """The evidence, and what changed or would change."""
    changes = any(output.retimed.changed for output in outputs)
    if asked.form == "json":
        _json(timemap, "unchanged" if not changes else "would-change" if asked.dry_run else "changed", outputs)
        return
    evidence(timemap)
    if not changes:
        is_right = timemap.verdict == "solid"
        show.note(
            "Nothing to change: "
            f"{'every time is right as it stands' if is_right else 'there is nothing in the map to move them by'}."
        )
    stretches(timemap, _ROWS)
    for output in outputs:
        if timemap.evidence:
            click.echo()
        retime_tracks.told(output, asked)


def kept(outputs: Sequence[Output], undo: Callable[[], str] | None) -> None:
    """Where the old files are, or the command that gives them again."""
    for output in outputs:
        if output.backup:
            show.note(f"The old file is kept as {show.short(output.backup)}.")
    in_place = [output.path for output in outputs if output.path.resolve() == output.retimed.track.path.resolve()]
    if undo and in_place:
        show.note(f"To undo: {undo()} {shlex.join(show.short(path) for path in in_place)}")


def evidence(timemap: TimeMap, *, always: bool = False) -> None:
    """What speaks for a map and against it; nothing for one that a person gave, but if ``always``."""
    if not timemap.evidence and not timemap.reasons and not always:
        return
    colour = {"solid": "green", "unsure": "yellow", "refused": "red"}[timemap.verdict.value]
    verdict = click.style(show.cell(timemap.verdict.value), fg=colour, bold=True)
    method = show.printable(show.told(timemap.method))
    click.echo(show.told(f"{method}: {verdict} (confidence {timemap.confidence:.2f})"))
    rows = [(f"  {show.told(show.cell(one.what))}", _value(one)) for one in timemap.evidence]
    for line in table.lined(rows):
        click.echo(line)
    for reason in timemap.reasons if always else ():
        click.echo(f"  {show.printable(show.told(reason))}")


def _value(one: Evidence) -> str:
    value = show.told(one.value)
    return show.told(f"{value} (needed: {show.told(one.needed)})") if one.needed else value


def stretches(timemap: TimeMap, most: int | None = None, *, always: bool = False) -> None:
    """What the new film kept, lost and gained, in its order.

    Nothing for a map of one stretch, and for one that moves a range of cues in the same film, but if ``always``.
    """
    rows = list(_stretches(timemap))
    if (len(rows) == 1 or timemap.whole_cues) and not always:
        return
    shown = rows if most is None else rows[:most]
    for line in table.lined([("  ", show.cell("old film"), show.cell("new film"), ""), *shown]):
        click.echo(retime_tracks.tinted(line))
    if len(shown) < len(rows):
        show.answer(f"  … and {len(rows) - len(shown)} stretches more: --map FILE, then `kit subs map show FILE`")


def _stretches(timemap: TimeMap) -> Iterator[tuple[str, str, str, str]]:
    laid = course(timemap)
    found: list[tuple[Exact, tuple[str, str, str, str]]] = []
    reached: Exact = 0
    for piece in laid.pieces:
        old = _range(piece.begin, piece.end)
        if piece.segment is None:
            length = "" if piece.begin is None or piece.end is None else _length(piece.end - piece.begin)
            found.append((reached, (f"  {show.cell('removed')}", old, "–", length)))
            continue
        moved = _moved(piece.segment.ratio, piece.segment.offset) if piece.segment.moves else show.cell("as it was")
        kept_as = (f"  {show.cell('kept')}", old, _range(piece.new_begin, piece.new_end), moved)
        found.append((piece.new_begin or 0, kept_as))
        reached = reached if piece.new_end is None else piece.new_end
    for span in () if timemap.whole_cues else laid.inserted:
        length = "" if span.begin is None or span.end is None else _length(span.end - span.begin)
        where = span.begin if span.begin is not None else 0
        what = show.told(f"{length}, may need subtitles")
        found.append((where, (f"  {show.cell('inserted')}", "–", _range(span.begin, span.end), what)))
    return (row for _, row in sorted(found, key=lambda one: one[0]))


def _range(begin: Exact | None, end: Exact | None) -> str:
    first = "…" if begin is None else clock(begin)
    return f"{first} – {'…' if end is None else clock(end)}"


def _moved(ratio: Exact, offset: Exact) -> str:
    sign = "−" if offset < 0 else "+"
    shift = f"{sign}{_length(-offset if offset < 0 else offset)}"
    return shift if ratio == 1 else f"× {ratio} {shift}"


def _length(ticks: Exact) -> str:
    return show.figure(f"{to_ms(ticks) / 1000:.3f} s")


def _json(timemap: TimeMap, state: State, outputs: Sequence[Output]) -> None:
    import msgspec  # noqa: PLC0415 - text needs none

    from kit.cli.retime_records import record  # noqa: PLC0415

    table.as_json(msgspec.to_builtins(record(timemap, state, outputs)))
