"""What ``kit subs stats`` does: read, count, print."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import click

from kit.cli import show, table
from kit.cli.tracks import Asked, read
from kit.reports.csv import cell
from kit.subs import statistics
from kit.subs.measure import per_second
from kit.time.ticks import clock, to_ms, to_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.cli.tracks import Loaded
    from kit.subs.statistics import At, Statistics
    from kit.subs.track import Track

#: Tracks that stand side by side; more go below.
_BESIDE = 4
_NONE = "–"


def run(form: str, **asked: Any) -> None:
    """Print the numbers of the tracks that were asked for. Raises KitError if none can be read."""
    loaded = read(Asked(paths=asked.pop("tracks"), **asked), {"end"})
    columns = [_Column(track, loaded) for track in loaded.tracks]
    if form == "json":
        table.as_json({"schema": 1, "tracks": [column.record() for column in columns]})
    elif form == "csv":
        _as_csv([column.record() for column in columns])
    else:
        for first in range(0, len(columns), _BESIDE):
            if first:
                click.echo()
            _print(columns[first : first + _BESIDE])
    for column in columns:
        column.tell()
    if form == "full" and "end" in loaded.lacking:
        show.note(f"The share of the film is not known: {loaded.lacking['end']}.")
    for failure in loaded.failures:
        show.error(failure)
    if loaded.failures:
        click.get_current_context().exit(max(failure.exit_code for failure in loaded.failures))


class _Column:
    """One track's numbers."""

    def __init__(self, track: Track, loaded: Loaded) -> None:
        self.track = track
        self.profile = loaded.profile_of(track)
        self.limit = self.profile.limits.max_chars_per_second
        self.found: Statistics = statistics.of(track, self.profile.limits.count)
        facts = track.facts
        self.film = facts.end - (facts.start or 0) if facts.end is not None else None
        self.fast = [
            cue.number
            for cue in track.cues
            if self.limit is not None
            and cue.end > cue.start
            and per_second(cue.lines, cue.duration, self.found.count) > self.limit
        ]

    @property
    def name(self) -> str:
        """The track as people know it: its locale and kind, else its file's name."""
        kind = "" if self.track.kind == "full" else f" {self.track.kind}"
        return f"{self.track.locale}{kind}" if self.track.locale else self.track.part or self.track.path.name

    @property
    def share(self) -> float | None:
        """How much of the film has text, from 0 to 1; None if the film's length is not known."""
        return float(to_seconds(self.found.shown) / to_seconds(self.film)) if self.film else None

    def tell(self) -> None:
        """Say what was not counted."""
        found, path = self.found, show.short(self.track.path)
        if not found.cues:
            show.note(f"{path} holds no cue with words.")
        if found.lost_rows:
            places = "1 place" if found.lost_rows == 1 else f"{found.lost_rows} places"
            show.note(f"{path} could not be read in {places}, which are not counted: kit subs check {path}")
        if found.without_time:
            cues = "1 cue ends" if found.without_time == 1 else f"{found.without_time} cues end"
            show.note(f"{path}: {cues} at the begin or before it, and no time or speed is counted for it.")

    def rows(self) -> Iterator[tuple[str, str]]:
        """What stands in the column of a table."""
        found, speeds = self.found, self.found.speeds
        yield show.cell("profile"), self.profile.name
        yield show.cell("characters are counted"), found.count
        yield show.cell("cues"), f"{found.cues}"
        yield show.cell("words"), f"{found.words}"
        yield show.cell("characters"), f"{found.characters:g}"
        yield show.cell("first in-time"), _NONE if found.first is None else clock(found.first)
        yield show.cell("last out-time"), _NONE if found.last is None else clock(found.last)
        yield show.cell("text shows for"), clock(found.shown)
        yield show.cell("share of the film"), _NONE if self.share is None else f"{self.share:.1%}"
        yield show.cell("limit a second"), _NONE if self.limit is None else f"{self.limit:g}"
        yield show.cell("average"), _speed(speeds.average if speeds else None, self.limit)
        yield show.cell("median"), _speed(speeds.median if speeds else None)
        yield show.cell("95th percentile"), _speed(speeds.p95 if speeds else None)
        yield show.cell("peak"), _with_cue(_speed(speeds.peak.value), speeds.peak.cue) if speeds else _NONE
        yield show.cell("cues over the limit"), _NONE if self.limit is None else f"{len(self.fast)}"
        yield (
            show.cell("longest line"),
            _NONE if found.longest_line is None else _with_cue(f"{found.longest_line.value:g}", found.longest_line.cue),
        )
        yield show.cell("shortest cue"), _length(found.shortest)
        yield show.cell("longest cue"), _length(found.longest)
        total = sum(found.gaps)
        for what, count in zip(statistics.GAPS, found.gaps, strict=True):
            yield show.cell(f"gap: {what}"), f"{count} ({count / total:.0%})" if count else "0"

    def record(self) -> dict[str, object]:
        """The same for other programs; times in seconds, what is not known is null."""
        found, speeds = self.found, self.found.speeds
        return {
            "path": self.track.path.as_posix(),
            "locale": self.track.locale,
            "kind": str(self.track.kind),
            "part": self.track.part,
            "profile": self.profile.name,
            "count": found.count,
            "cues": found.cues,
            "cues_without_words": found.without_words,
            "cues_without_time": found.without_time,
            "unread_places": found.lost_rows,
            "words": found.words,
            "characters": found.characters,
            "first_in": _seconds(found.first),
            "last_out": _seconds(found.last),
            "shown": _seconds(found.shown),
            "film": _seconds(self.film),
            "share": None if self.share is None else round(self.share, 4),
            "limit": self.limit,
            "average": round(speeds.average, 3) if speeds else None,
            "median": round(speeds.median, 3) if speeds else None,
            "p95": round(speeds.p95, 3) if speeds else None,
            "peak": round(speeds.peak.value, 3) if speeds else None,
            "peak_cue": speeds.peak.cue if speeds else None,
            "cues_over_limit": None if self.limit is None else len(self.fast),
            "longest_line": found.longest_line.value if found.longest_line else None,
            "longest_line_cue": found.longest_line.cue if found.longest_line else None,
            "shortest": _seconds(int(found.shortest.value)) if found.shortest else None,
            "shortest_cue": found.shortest.cue if found.shortest else None,
            "longest": _seconds(int(found.longest.value)) if found.longest else None,
            "longest_cue": found.longest.cue if found.longest else None,
            "gaps": dict(zip(statistics.GAPS, found.gaps, strict=True)),
        }


def _print(columns: list[_Column]) -> None:
    """Measures as rows, tracks as columns."""
    cells = [dict(column.rows()) for column in columns]
    body = [[what, *(cell[what] for cell in cells)] for what in cells[0]]
    table.rows(["", *(column.name for column in columns)], body)


def _as_csv(records: list[dict[str, object]]) -> None:
    """A row for each track; gaps are columns of their own."""
    out = io.StringIO(newline="")
    flat = []
    for record in records:
        gaps = record.pop("gaps")
        flat.append(
            record | {f"gap: {what}": count for what, count in gaps.items()} if isinstance(gaps, dict) else record
        )
    writer = csv.DictWriter(out, list(flat[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {key: cell(value) if isinstance(value, str) else value for key, value in one.items()} for one in flat
    )
    click.echo(out.getvalue(), nl=False)


def _speed(value: float | None, limit: float | None = None) -> str:
    if value is None:
        return _NONE
    is_over = limit is not None and value > limit
    return show.cell(f"{value:.1f}, over the limit") if is_over else show.figure(f"{value:.1f}")


def _with_cue(value: str, cue: int) -> str:
    return show.cell(f"{value}, cue {cue}")


def _length(one: At | None) -> str:
    return _NONE if one is None else _with_cue(f"{to_ms(int(one.value)) / 1000:.3f} s", one.cue)


def _seconds(ticks: int | None) -> float | None:
    return None if ticks is None else to_ms(ticks) / 1000
