"""What ``kit subs compare`` does: read, compare, tell."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
import msgspec

from kit.cli import compare_records, film, retiming, show, table
from kit.cli.ui_language import ui_language
from kit.errors import FaultyError, Place, UsageError
from kit.retime.compare import meaning, measuring, picture
from kit.retime.compare.meaning import Pattern
from kit.subs import formats
from kit.subs.formats import registry
from kit.subs.track import Facts
from kit.time.ticks import PER_SECOND, clock
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.retime.compare.meaning import Meaning
    from kit.retime.compare.measuring import Comparison, Window
    from kit.subs.track import Track

_NONE = "–"


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line."""

    track: Path
    other: Path
    output: Path | None
    overwrite: bool
    sound: int
    fps: str
    encoding: str
    form: str


def run(asked: Asked) -> None:
    """Compare, print, write the picture. Raises KitError for what cannot be read or compared."""
    _looked_at(asked)
    track = _read(asked.track, asked)
    found, method = _found(track, asked)
    told = meaning.of(found.timemap, found.slope, (method, show.short(asked.other)))
    if asked.form == "json":
        command = _command(told, asked) if told.command else None
        table.as_json(msgspec.to_builtins(compare_records.record(found, told, command, asked.track, asked.other)))
    else:
        _tell(found, told, asked)
    if asked.output:
        names = asked.track.name, asked.other.name
        drawn = picture.svg(found, names, _headline(found, told), show.told, ui_language(""))
        files.write_bytes(asked.output, drawn.encode())
    if told.pattern is not Pattern.SAME:
        click.get_current_context().exit(FaultyError.exit_code)


def _headline(found: Comparison, told: Meaning) -> str:
    """The pattern, how sure it is, and its sentence, in the reader's language."""
    says = show.told(told.says).partition(show.told(":") + " ")[0]
    return f"{show.cell(told.pattern.value)}, {show.cell(found.timemap.verdict.value)}. {says}"


def _found(track: Track, asked: Asked) -> tuple[Comparison, str]:
    if registry.named(asked.other.suffix.lower()):
        return measuring.tracks(track, _read(asked.other, asked)), "reference"
    from kit.retime.compare import hearing  # noqa: PLC0415 - only a sound needs PyAV

    start = retiming.programme(film.around((asked.track,)))
    return hearing.media(track, asked.other, asked.sound, start), "speech"


def _looked_at(asked: Asked) -> None:
    if asked.track.resolve() == asked.other.resolve():
        raise UsageError(
            f"{show.short(asked.track)} is named twice.",
            hint="Name the track, then what it is compared with.",
            slug="same-track",
            place=Place(asked.track),
        )
    if asked.output is None:
        return
    if asked.output.suffix.lower() != ".svg":
        raise UsageError(f"“{asked.output.name}” is no name for a picture.", hint="Let it end in .svg.", slug="not-svg")
    if asked.output.exists() and not asked.overwrite:
        raise UsageError(
            f"{asked.output} is already there.",
            hint="Choose another name for -o, or add --overwrite.",
            slug="output-exists",
            place=Place(asked.output),
        )


def _read(path: Path, asked: Asked) -> Track:
    facts = Facts(rate=retiming.rate(asked.fps, (path,)))
    return formats.whole(formats.read(path, encoding=asked.encoding or None, facts=facts))


def _tell(found: Comparison, told: Meaning, asked: Asked) -> None:
    pattern, says = show.cell(told.pattern.value), show.told(told.says)
    if told.pattern is Pattern.STRANGERS:
        click.echo(show.named(pattern, says))
        return
    table.rows(("stretch", "cues", "alone", "median difference", "slope"), [_row(window) for window in found.windows])
    mine, theirs = found.alone
    if len(found.pairs):
        show.answer(
            f"{len(found.pairs)} cues have a counterpart; {len(mine)} stand only in {asked.track.name}, "
            f"{len(theirs)} only in {asked.other.name}."
        )
    click.echo(show.named(pattern, says))
    if told.command:
        show.answer(f"To bring the first to the second: {_command(told, asked)}")
    if found.timemap.reasons:
        show.note(f"This is not sure: {' '.join(show.told(one) for one in found.timemap.reasons)}")


def _row(window: Window) -> list[str]:
    apart = _NONE if window.apart is None else show.figure(f"{window.apart:+.3f} s")
    slope = _NONE if window.slope is None else f"{round(window.slope):+d} ppm"
    begin, end = (clock(round(at * PER_SECOND)).partition(".")[0] for at in (window.begin, window.end))
    return [f"{begin}–{end}", str(window.cues), str(window.alone), apart, slope]


def _command(told: Meaning, asked: Asked) -> str:
    return shlex.join(("kit", "subs", "retime", *told.command, show.short(asked.track)))
