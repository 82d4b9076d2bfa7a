"""Run rules over tracks. Knows nothing of what a rule looks for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kit.check.finding import Finding, Reported, Severity
from kit.check.own import OWN, RULE_BROKE, WAIVER_EXPIRED, WAIVER_UNUSED
from kit.check.protect import find
from kit.check.report import Checked, Report, Skipped
from kit.check.rule import Scope
from kit.check.waiver import Waivers
from kit.subs.formats import of
from kit.subs.formats.base import Changeable
from kit.words import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from kit.check.profile import Profile
    from kit.check.rule import FilmCheck, Rule, TrackCheck
    from kit.check.waiver import Waiver
    from kit.subs.track import Track


def check(
    tracks: Sequence[Track],
    profile_of: Callable[[Track], Profile],
    *,
    rules: Sequence[Rule],
    beside: Sequence[Track] = (),
    waivers: Sequence[Waiver] = (),
    today: dt.date | None = None,
) -> Report:
    """Run ``rules`` over ``tracks``, each under its profile.

    ``beside`` are tracks of the same film that are compared with but not reported on. A rule that breaks becomes an
    error of its own (KIT001): the track was then not fully checked.
    """
    checked = tuple(Checked(track, profile_of(track)) for track in tracks)
    films: dict[str, list[Track]] = {}
    for track in (*tracks, *beside):
        films.setdefault(_film(track), []).append(track)
    asked: dict[int, list[tuple[Rule, Severity]]] = {}
    known = Waivers(waivers, today or dt.datetime.now(tz=dt.UTC).date())
    found: list[Reported] = []
    skipped: list[Skipped] = []
    for one in checked:
        others = [track for track in films[_film(one.track)] if track is not one.track]
        of_track: list[Reported] = []
        if id(one.profile) not in asked:
            asked[id(one.profile)] = list(_asked(one.profile, rules))
        for rule, severity in asked[id(one.profile)]:
            needs = [need for need in rule.needs if not getattr(one.track.facts, need)]
            skipped += [Skipped(rule.code, str(one.track.path), need) for need in needs]
            if not needs:
                of_track += _run(rule, severity, one, others, known)
        protecting = {rule.code for rule in rules if rule.protects}
        found += _withheld(of_track, one.track, protecting) if one.track.facts.protected else of_track
    found += _waiver_findings(known, checked, rules)
    order = {one.track.key: place for place, one in enumerate(checked)}
    found.sort(key=lambda item: _place(item, order))
    found = _once(found)
    by_code = {rule.code: rule for rule in (*rules, *OWN)}
    return Report(checked, tuple(found), tuple(skipped), _hidden(checked, found, by_code), by_code)


def _asked(profile: Profile, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Severity]]:
    """The rules that a profile asks for, and what they weigh; one whose limits it leaves open has nothing to say."""
    for rule in rules:
        severity = profile.severity(rule)
        open_limits = rule.limits and all(getattr(profile.limits, name) is None for name in rule.limits)
        if severity is not Severity.OFF and not open_limits:
            yield rule, severity


def _film(track: Track) -> str:
    """The film that a track's name begins with: tracks of different films are not compared."""
    return track.path.name.partition(".")[0]


def _run(rule: Rule, severity: Severity, one: Checked, others: Sequence[Track], known: Waivers) -> list[Reported]:
    path, part = one.track.key
    reported: list[Reported] = []
    try:
        for finding in _findings(rule, one, others):
            waiver = None if rule.protects else known.fitting(rule.code, one.track, finding)
            reason = f"{waiver.reason} ({waiver.author})" if waiver else ""
            writes = not finding.edits or isinstance(of(one.track.format), Changeable)
            mendable = finding if writes else replace(finding, edits=())
            reported.append(Reported(rule.code, rule.name, severity, path, mendable, reason, part))
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the other rules must run and the user must know
        reported.append(replace(_broke(rule, path, error), part=part))
    return reported


def _once(found: Sequence[Reported]) -> list[Reported]:
    """Findings without those on the file as a whole that another language of the same file has told already."""
    told: set[tuple[object, ...]] = set()
    kept: list[Reported] = []
    for item in found:
        finding = item.finding
        values = tuple(sorted((key, str(value)) for key, value in finding.values.items() if key != "cue"))
        same = (item.code, item.path, finding.row, finding.column, finding.message, values)
        if not item.part or finding.cue or same not in told:
            kept.append(item)
            if item.part and not finding.cue:
                told.add(same)
    return kept


def _withheld(found: Sequence[Reported], track: Track, protecting: Collection[str]) -> Iterator[Reported]:
    """Findings whose values quote no protected word, nor any part of one from a cue or a row that holds it."""
    holding = {item.finding.cue or -item.finding.row for item in found if item.code in protecting}
    for item in found:
        place = item.finding.cue or -item.finding.row
        clean = {
            key: "▒▒▒"
            if isinstance(value, str)
            and not isinstance(value, Word)
            and any(map(str.isalpha, value))
            and ((place and place in holding) or any(find(value, track.facts.protected)))
            else value
            for key, value in item.finding.values.items()
        }
        waived = "▒▒▒" if any(find(item.waived, track.facts.protected)) else item.waived
        kept = item.finding if item.code in protecting else replace(item.finding, values=clean)
        yield replace(item, finding=kept, waived=waived)


def _findings(rule: Rule, one: Checked, others: Sequence[Track]) -> Iterable[Finding]:
    if rule.scope is Scope.FILM:
        return cast("FilmCheck", rule.check)(one.track, others, one.profile.limits)
    return cast("TrackCheck", rule.check)(one.track, one.profile.limits)


def _broke(rule: Rule, path: str, error: Exception) -> Reported:
    """Where a rule broke, without the error's own words: they may hold the track's text."""
    import traceback  # noqa: PLC0415 - rules do not break

    last = traceback.extract_tb(error.__traceback__)[-1]
    finding = Finding(
        "The rule {rule} broke here ({kind} in {file}, row {at}), so this track was not checked by it. "
        "Please report this to the makers of kit.",
        values={"rule": rule.code, "kind": type(error).__name__, "file": Path(last.filename).name, "at": last.lineno},
    )
    return Reported(RULE_BROKE.code, RULE_BROKE.name, Severity.ERROR, path, finding)


def _waiver_findings(known: Waivers, checked: Sequence[Checked], rules: Sequence[Rule]) -> list[Reported]:
    keys = {one.track.path.name: one.track.key for one in reversed(checked)}
    ran = frozenset(rule.code for rule in rules)
    reported: list[Reported] = []
    for waiver in known.unused(frozenset(keys), ran):
        finding = Finding(
            "The waiver of {rule} by {author} fits no finding. Remove it from waivers.toml, or correct its words.",
            values={"rule": waiver.rule, "author": waiver.author},
        )
        reported.append(_of_waiver(WAIVER_UNUSED, keys[waiver.track], finding))
    for waiver in known.expired():
        finding = Finding(
            "The waiver of {rule} by {author} held until {until}. Mend the cue, or set a new date in waivers.toml.",
            values={"rule": waiver.rule, "author": waiver.author, "until": waiver.until.isoformat()},
        )
        reported.append(_of_waiver(WAIVER_EXPIRED, keys[waiver.track], finding))
    return reported


def _of_waiver(rule: Rule, key: tuple[str, str], finding: Finding) -> Reported:
    path, part = key
    return Reported(rule.code, rule.name, Severity.WARNING, path, finding, part=part)


def _place(item: Reported, order: dict[tuple[str, str], int]) -> tuple[int, int, int, int, str, str]:
    finding = item.finding
    return order[item.key], finding.row, finding.cue, finding.column, item.code, finding.message


def _hidden(
    checked: Sequence[Checked], found: Sequence[Reported], rules: dict[str, Rule]
) -> frozenset[tuple[str, int]]:
    """The rows that hold protected words: of a cue or a lost text its whole block, a name may run over its lines."""
    tracks = {one.track.key: one.track for one in checked}
    rows: set[tuple[str, int]] = set()
    for item in found:
        if not rules[item.code].protects:
            continue
        rows.add((item.path, item.finding.row))
        if item.finding.cue:
            cue = tracks[item.key].cues[item.finding.cue - 1]
            rows.update((item.path, row) for row in range(cue.row, cue.last_row + 1))
    if rows:
        for (path, _), track in tracks.items():
            for fault in track.faults:
                block = {(path, row) for row in range(fault.row, fault.last_row + 1)}
                rows |= block if block & rows else set()
    return frozenset(rows)
