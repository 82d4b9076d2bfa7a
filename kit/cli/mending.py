"""What ``kit subs fix`` does: read, mend, look again, write."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kit.check import engine, registry
from kit.check.fix import Mender
from kit.check.rule import Fix
from kit.cli import show
from kit.cli.subs_options import listed
from kit.cli.tracks import Asked, Loaded, read
from kit.reports.excerpt import visible
from kit.subs import decode, formats
from kit.subs.binary import legible
from kit.subs.patched import patched, refuse_changed
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.check.fix import Fixed
    from kit.check.report import Report
    from kit.check.rule import Rule
    from kit.subs.source import Source
    from kit.subs.track import Track


def run(*, select: tuple[str, ...], ignore: tuple[str, ...], diff: bool, unsafe: bool, **asked: Any) -> int:
    """Mend and write; returns the exit code. ``asked`` are the options of ``Asked``."""
    everything = registry.rules()
    codes = frozenset(rule.code for rule in registry.chosen(everything, listed(select), listed(ignore)))
    loaded = read(Asked(paths=asked.pop("tracks"), **asked), {need for rule in everything for need in rule.needs})
    latest: dict[Path, Source] = {}
    for read_track in loaded.tracks:
        checker = _Checker(read_track, loaded, everything)
        # Another language of the same file may have been mended before.
        track = formats.again(read_track, latest[read_track.path]) if read_track.path in latest else read_track
        fixed = Mender(checker.check, patched, codes, unsafe).mend(track)
        latest[track.path] = fixed.track.source
        changed = fixed.track.source.rows != track.source.rows
        if diff:
            show_diff(track, fixed.track, checker.check(track))
        elif changed:
            _write(track, fixed.track)
        _tell(track, fixed, wrote=changed and not diff)
        _tell_left(checker.check(fixed.track), codes, unsafe=unsafe)
    for failure in loaded.failures:
        show.error(failure)
    return max((failure.exit_code for failure in loaded.failures), default=0)


@dataclass(frozen=True, slots=True)
class _Checker:
    """Checks a track in its changing states under the profile and beside the tracks of its film."""

    track: Track
    loaded: Loaded
    rules: Sequence[Rule]

    def check(self, state: Track) -> Report:
        others = [track for track in (*self.loaded.tracks, *self.loaded.beside) if track is not self.track]
        profile = self.loaded.profile_of(self.track)
        return engine.check([state], lambda _: profile, rules=self.rules, beside=others, waivers=self.loaded.waivers)


def _write(before: Track, after: Track) -> None:
    """Write the file, unless somebody else changed it since it was read."""
    refuse_changed(before)
    files.write_bytes(before.path, decode.encode(after.source, after.source.rows))


def _tell(track: Track, fixed: Fixed, *, wrote: bool) -> None:
    total = sum(fixed.mended.values())
    if not total:
        show.say("ok", f"{track.path}: nothing to mend.", "green")
    else:
        codes = ", ".join(f"{code} × {count}" for code, count in sorted(fixed.mended.items()))
        show.say("ok", f"{track.path}: {total} {'mended' if wrote else 'could be mended'} ({codes}).", "green")
    for one in fixed.refused:
        if one.brings:
            show.note(f"{one.code} in cue {one.cue} was left: mending it would bring {one.brings}.")
        else:
            show.note(f"{one.code} in cue {one.cue} was left: the change would harm the track elsewhere.")


def _tell_left(report: Report, codes: frozenset[str], *, unsafe: bool) -> None:
    """Findings that only ``--unsafe`` would mend."""
    left = [
        found
        for found in report.standing
        if found.code in codes and found.finding.edits and report.rules[found.code].fix is Fix.UNSAFE
    ]
    if left and not unsafe:
        names = ", ".join(dict.fromkeys(found.code for found in left))
        show.note(f"{len(left)} more ({names}) can be mended with --unsafe; look at them afterwards.")


def show_diff(before: Track, after: Track, report: Report) -> None:
    """Print what changes between two states of a track, without rows that hold a protected word."""
    hidden = {row for path, row in report.hidden if path == str(before.path)}
    old, new = _rows(before, hidden), _rows(after, hidden)
    for number in hidden:
        if number <= len(new) and before.source.rows[number - 1] != after.source.rows[number - 1]:
            new[number - 1] = show.told("(changed, not shown: a protected word)")
    for row in difflib.unified_diff(old, new, str(before.path), str(after.path), lineterm="", n=1):
        click.echo(row)


def _rows(track: Track, hidden: set[int]) -> list[str]:
    return [
        show.told("(not shown: a protected word)") if number in hidden else visible(row.rstrip("\r\n"))
        for number, row in enumerate(legible(track), 1)
    ]
