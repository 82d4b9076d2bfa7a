"""From tracks and a report to what a page shows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.rule import Fix
from kit.reports.message import message
from kit.reports.needs import lacking
from kit.reports.records import level, printable
from kit.reports.redact import BLACK
from kit.review import mark, rows
from kit.review.shape import CueShape, EditShape, FindingShape, Live, RuleShape, TrackShape
from kit.review.showing import Showing
from kit.subs.binary import legible
from kit.subs.edit import Drop, SetEnd, SetLines, SetStart
from kit.subs.formats import of
from kit.subs.formats.base import Changeable
from kit.subs.formats.patching import raw_lines
from kit.subs.measure import weigh_lines
from kit.time.ticks import to_ms, to_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kit.check.finding import Reported
    from kit.check.report import Checked, Report
    from kit.check.rule import Rule
    from kit.subs.cue import Cue
    from kit.subs.edit import Edit
    from kit.subs.track import ProtectedWord, Track
    from kit.words import Words


#: Characters of a row that are shown.
_ROOM = 200


class Texts:
    """Sentences in several languages, each kept once."""

    def __init__(self, spoken: Sequence[Words]) -> None:
        self._spoken = spoken
        self.first = spoken[0]
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, said: Callable[[Words], str]) -> int:
        """The place of a sentence; ``said`` gives it in one language."""
        told = tuple(printable(said(words)) for words in self._spoken)
        return self._places.setdefault(told, len(self._places))

    def lists(self) -> dict[str, list[str]]:
        """All sentences by language."""
        return {words.locale: [told[at] for told in self._places] for at, words in enumerate(self._spoken)}


def live(
    report: Report, protected: Sequence[ProtectedWord], spoken: Sequence[Words], unread: Sequence[str] = ()
) -> Live:
    """Tracks side by side with what was found in them, in each language of ``spoken`` (the catalogue ``check``)."""
    showing, texts = Showing(report, protected), Texts(spoken)
    places = {one.track.key: at for at, one in enumerate(report.tracks)}
    found = tuple(_finding(one, report, places, showing, texts) for one in report.findings)
    told = {one.code: report.rules[one.code] for one in report.findings}
    needs = dict.fromkeys(one.need for one in report.skipped)
    return Live(
        tracks=tuple(_track(one, showing) for one in report.tracks),
        rows=rows.rows([one.track for one in report.tracks]),
        findings=found,
        rules={code: _rule(rule, texts) for code, rule in told.items()},
        lacking=tuple(texts.place(lambda words, need=need: lacking(need, words)) for need in needs),  # type: ignore[misc]
        texts=texts.lists(),
        unread=tuple(printable(showing.name(name)) for name in unread),
    )


def _track(one: Checked, showing: Showing) -> TrackShape:
    track, limits = one.track, one.profile.limits
    fmt, name = of(track.format), showing.name(track.path.name)
    return TrackShape(
        name=printable(name),
        part=track.part,
        locale=track.locale,
        kind=track.kind.value,
        profile=one.profile.name,
        writes=isinstance(fmt, Changeable) and name == track.path.name,  # a decision names its track
        count=limits.count,
        speed=limits.max_chars_per_second,
        width=limits.max_chars_per_line,
        step=float(to_seconds(fmt.precision) * 1000),
        gap=limits.min_gap_frames or 0,
        mark=mark.of_track(track),
        cues=tuple(_cue(track, cue, limits.count, showing) for cue in track.cues),
    )


def _cue(track: Track, cue: Cue, count: str, showing: Showing) -> CueShape:
    shown = showing.cue(track, cue)
    raw = raw_lines(track, cue)
    return CueShape(
        number=cue.number,
        start=to_ms(cue.start),
        end=to_ms(cue.end),
        mark=mark.of_cue(track, cue),
        chars=weigh_lines(cue.lines, count),
        lines=cue.lines if shown else None,
        raw=raw if shown and raw != cue.lines else None,
    )


def _finding(
    found: Reported, report: Report, places: Mapping[tuple[str, str], int], showing: Showing, texts: Texts
) -> FindingShape:
    finding = found.finding
    fix = report.rules[found.code].fix
    edits = _edits(finding.edits) if fix is not Fix.NONE and report.shows(found) else ()
    at = places[found.key]
    track = report.tracks[at].track
    seen = all(showing.cue(track, track.cues[edit.cue - 1]) for edit in finding.edits)
    # What is filled in is the same in every language.
    told = not showing.says(message(finding, texts.first))
    clean = not any(showing.says("\n".join(edit.lines or ())) for edit in edits)
    return FindingShape(
        track=at,
        cue=finding.cue,
        row=finding.row,
        rule=found.code,
        severity=level(found.severity),
        message=texts.place(lambda words: message(finding, words)) if told else texts.place(lambda _: BLACK),
        fix=fix.value if edits and seen and clean else "",
        edits=edits if seen and clean else (),
        about=showing.name(_row(found, track)) if report.shows(found) else "",
        waived=showing.name(found.waived),
    )


def _row(found: Reported, track: Track) -> str:
    """The row of the file that a finding is about, where it is about no cue; empty if it cannot be read as text."""
    rows, row = legible(track), found.finding.row
    return "" if found.finding.cue or not 0 < row <= len(rows) else rows[row - 1].rstrip("\r\n")[:_ROOM]


def _edits(edits: Sequence[Edit]) -> tuple[EditShape, ...]:
    """What a fix changes, cue by cue."""
    made: dict[int, dict[str, object]] = {}
    for edit in edits:
        one = made.setdefault(edit.cue, {"cue": edit.cue})
        match edit:
            case SetStart(ticks=ticks):
                one["start"] = to_ms(ticks)
            case SetEnd(ticks=ticks):
                one["end"] = to_ms(ticks)
            case SetLines(was=was, lines=lines):
                one |= {"was": was, "lines": lines}
            case Drop():
                one["drop"] = True
    return tuple(EditShape(**fields) for fields in made.values())  # type: ignore[arg-type]


def _rule(rule: Rule, texts: Texts) -> RuleShape:
    return RuleShape(
        name=rule.name,
        title=texts.place(lambda words: words.say(rule.title)),
        why=texts.place(lambda words: words.say(rule.why)),
        source=rule.source.name,
        address=rule.source.address,
        protects=rule.protects,
    )
