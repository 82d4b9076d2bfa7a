"""The report for the translator: one page that needs no network and no script, to read, to print, to send."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from kit import __version__, resources
from kit.check.finding import Severity
from kit.reports.changes import Change, Lines, Piece, changes
from kit.reports.excerpt import visible
from kit.reports.grouped import SHOWN, Group, groups
from kit.reports.message import message
from kit.reports.needs import lacking
from kit.time.ticks import clock

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from jinja2 import Template

    from kit.check.finding import Reported
    from kit.check.report import Report
    from kit.subs.track import Track
    from kit.words import Words

#: Characters of a row that are shown around the place of a finding in a very long one.
_ROOM = 160
#: Rows of a place that covers many, such as text without times, that are shown.
_ROWS = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A place as the page shows it: the words there now, what would stand there, and what is wrong.

    Findings of one cue that the same fix mends are one place with several ``messages``.
    """

    found: Reported
    messages: tuple[str, ...]
    track: Track
    times: str
    lines: Lines
    changes: tuple[Change, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A group of findings: the first ones at once, the rest folded away."""

    group: Group
    first: tuple[Item, ...]
    rest: tuple[Item, ...]

    @property
    def anchor(self) -> str:
        """The place in the page; one rule may weigh differently in two tracks."""
        return f"{self.group.rule.code}-{self.group.severity.name}".lower()


def write(report: Report, words: Words, *, today: dt.date | None = None) -> str:
    """The whole page in the language of ``words``; the tracks' own words carry their language."""
    tracks = {one.track.key: one.track for one in report.tracks}
    return _page().render(
        say=words.say,
        say_many=words.say_many,
        report=report,
        language=words.locale,
        sections=[_section(group, report, tracks, words) for group in groups(report)],
        counts=[(severity.name.lower(), report.count(severity)) for severity in reversed(Severity) if severity],
        waived=[_item([found], report, tracks, words) for found in report.findings if found.waived],
        lacking=_lacking(report, words),
        date=_date(today, words.locale),
        kit=__version__,
    )


@cache
def _page() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this form needs it

    environment = Environment(
        loader=FileSystemLoader(resources.templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(visible=visible, spaces=_spaces)
    return environment.get_template("report/report.html")


def _section(group: Group, report: Report, tracks: Mapping[tuple[str, str], Track], words: Words) -> Section:
    items = tuple(_item(list(found), report, tracks, words) for _, found in groupby(group.findings, _same))
    few = SHOWN + 2  # two more are shorter than the row that hides them
    at = len(items) if len(items) <= few else SHOWN
    return Section(group, items[:at], items[at:])


def _same(found: Reported) -> object:
    """What findings share that are shown as one."""
    edits = found.finding.edits
    return (found.key, found.finding.cue, edits) if edits else id(found)


def _item(same: Sequence[Reported], report: Report, tracks: Mapping[tuple[str, str], Track], words: Words) -> Item:
    found = same[0]
    messages = tuple(dict.fromkeys(message(one.finding, words) for one in same))
    track, finding = tracks[found.key], found.finding
    shown = report.shows(found)
    cue = track.cues[finding.cue - 1] if finding.cue else None
    times = f"{clock(cue.start)} → {clock(cue.end)}" if cue else ""
    return Item(
        found, messages, track, times, _lines(found, track) if shown else (), changes(found, track, report), shown
    )


def _lines(found: Reported, track: Track) -> Lines:
    """The cue's lines, or the row of the file, with what the finding is about marked."""
    finding, rows = found.finding, track.source.rows
    row = rows[finding.row - 1].rstrip("\r\n") if 0 < finding.row <= len(rows) else ""
    if not finding.cue:
        last = finding.values.get("last", 0)
        below = rows[finding.row : min(last, finding.row + _ROWS - 1)] if isinstance(last, int) else ()
        more = [(Piece(text.rstrip("\r\n")[:_ROOM], differs=False),) for text in below]
        return (_marked(row, found), *more) if row else ()
    cue = track.cues[finding.cue - 1]
    at = finding.row - cue.text_row
    in_place = 0 <= at < len(cue.lines) and cue.lines[at] == row
    return tuple(
        _marked(line, found) if in_place and number == at else (Piece(line, differs=False),)
        for number, line in enumerate(cue.lines)
    )


def _marked(row: str, found: Reported) -> tuple[Piece, ...]:
    """A row in pieces; what stands at the finding's column is the one that differs."""
    column = found.finding.column
    start = max(0, column - _ROOM // 2) if len(row) > _ROOM else 0
    end = min(len(row), start + _ROOM)
    if not column:
        pieces = [Piece(row[start:end], differs=False)]
    else:
        at = min(column - 1, end)
        about = str(found.finding.values.get("found", "")) or row[at : at + 1]
        stop = min(end, at + len(about)) if row.startswith(about, at) else min(end, at + 1)
        pieces = [Piece(row[start:at], False), Piece(row[at:stop], True), Piece(row[stop:end], False)]
    cut = [Piece("…", differs=False)]
    return tuple(piece for piece in (cut * (start > 0) + pieces + cut * (end < len(row))) if piece.text)


def _spaces(piece: Piece) -> str:
    """A piece's text in which every character can be seen; where it differs, plain spaces too."""
    text = visible(piece.text)
    return text.replace(" ", "␣") if piece.differs else text


def _lacking(report: Report, words: Words) -> list[tuple[str, list[str]]]:
    """Why rules could not run, each reason with its rules."""
    reasons: dict[str, list[str]] = {}
    for one in report.skipped:
        codes = reasons.setdefault(lacking(one.need, words), [])
        if one.code not in codes:
            codes.append(one.code)
    return list(reasons.items())


def _date(day: dt.date | None, locale: str) -> str:
    if day is None:
        return ""
    from babel.dates import format_date  # noqa: PLC0415 - only this form needs it

    return format_date(day, "long", locale=locale.replace("-", "_"))
