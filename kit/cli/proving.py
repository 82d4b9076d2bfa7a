"""``kit screener verify``: the receipt, then every picture; a report for people or for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kit.cli import meter, show
from kit.cli.ui_language import ui_language
from kit.errors import FaultyError, KitError, NothingToDoError, UsageError
from kit.time import ticks
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.receipt import Receipt
    from kit.screener.copies import Copy
    from kit.screener.job import Job
    from kit.screener.options import Options
    from kit.screener.proof.remembered import Before
    from kit.screener.proof.result import Misheard, Proof, Proven, Stretch
    from kit.screener.soft import Soft

#: Forms of the report by the ending of its name.
FORMS = (".html", ".json")
_BUILT = (
    "held against the master when it was built, at the edges and in the middle of each cue; its bytes are the same "
    "(--fresh looks at every picture)"
)
_LISTED = 12
_WORST = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """One screener to be proved: the film that it shows and where it lies."""

    project: Project
    locale: str
    options: Options
    made: Path


def run(wanted: Sequence[Wanted], reports: Sequence[Path], asked: str, *, receipts_only: bool, fresh: bool) -> int:
    """Prove each screener and return the exit code of the first that is not right.

    ``fresh``: look at every picture, even of a screener whose bytes are those that its build proved.
    """
    _refuse_reports(reports, len(wanted))
    codes = []
    for one in wanted:
        try:
            codes.append(_one(one, reports, asked, receipts_only=receipts_only, fresh=fresh))
        except KitError as failure:
            show.error(failure)
            codes.append(failure.exit_code)
    return next((code for code in codes if code), 0)


def _refuse_reports(reports: Sequence[Path], screeners: int) -> None:
    for path in reports:
        if path.suffix.lower() not in FORMS:
            raise UsageError(
                f"The report {path} ends neither in .html nor in .json.",
                hint="Give it one of these endings.",
                slug="report-form",
            )
    if reports and screeners > 1:
        raise UsageError(
            "One report cannot hold several screeners.", hint="Name one language with --lang.", slug="output-for-many"
        )


def _one(one: Wanted, reports: Sequence[Path], asked: str, *, receipts_only: bool, fresh: bool) -> int:
    from kit.screener import build, soft  # noqa: PLC0415 - media libraries
    from kit.screener.proof import prove, remembered  # noqa: PLC0415

    name = show.short(one.made)
    if not one.made.is_file():
        raise NothingToDoError(
            f"{name} is not there.",
            hint="`kit screener build` makes a screener; a file from elsewhere is named with its folder.",
            slug="no-screener",
        )
    known = None
    try:
        known = build.check(one.made)
    except NothingToDoError:
        if receipts_only:
            raise
        show.note(f"{name} has no receipt here; it is held against the master alone.")
    else:
        if receipts_only:
            show.answer(f"{name}: {known.facts['frames']} frames, as its receipt says")
            return 0
    locale, job = _job(one, known)
    tracks = () if job.target.burned else soft.read(one.project, locale, one.options, job.media, job.target)
    with meter.meter(one.made.name) as progress:
        before = _before(one, job, known) if known and not fresh else None
        found = remembered.prove_again(job, one.made, locale, before, progress, listen=True) if before else None
        found = found or prove.prove(job, one.made, locale, progress, listen=True)
    for row in told(found):
        click.echo(show.named(name, show.told(row)))
    wrong = _switched(one, job, tracks)
    for fault in wrong:
        show.answer(f"{name}: subtitles {show.told(fault)}")
    if tracks and not wrong:
        show.answer(f"{name}: subtitles as the film has them: {', '.join(track.name for track in tracks)}")
    for path in reports:
        files.write_bytes(path, _report(found, path, asked))
        show.answer(f"{name}: report in {show.short(path)}")
    return FaultyError.exit_code if found.faulty or wrong else 0


def _switched(one: Wanted, job: Job, tracks: Sequence[Soft]) -> list[str]:
    """What is wrong with the tracks inside a screener or beside it."""
    from kit.screener import soft, switchable  # noqa: PLC0415 - media libraries

    if job.target.subtitles == "soft":
        return switchable.faults(one.made, tracks)
    wanted = soft.beside(one.made, tracks) if tracks else {}
    return [f"{path.name}: not what it should be" for path, data in wanted.items() if not _holds(path, data)]


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and files.read_bytes(path) == data


def _before(one: Wanted, job: Job, known: Receipt) -> Before | None:
    """What its build noted of a screener, if it proved what should be in it now."""
    from kit.receipt import Fingerprints  # noqa: PLC0415 - only for what was built here
    from kit.screener import build, kept, making  # noqa: PLC0415 - media libraries
    from kit.screener.proof import remembered  # noqa: PLC0415

    fingerprints, copy = Fingerprints(one.project.dist / "receipts"), _copy(one, known)
    made_from = copy.inputs(fingerprints) if copy else build.inputs(one.project, one.locale, one.options, fingerprints)
    origins = build.origins(one.project, made_from)
    return remembered.before(job, known, making.shots_of(one.project), origins, kept.store(one.project))


def _job(one: Wanted, known: Receipt | None) -> tuple[str, Job]:
    """What the screener should be the result of; a personal copy has its recipient's mark."""
    from kit.screener import copies, job  # noqa: PLC0415 - media libraries

    copy = _copy(one, known) if known else None
    if copy is None:
        return one.locale, job.prepare(one.project, one.locale, one.options)
    return copy.locale, copies.marked(copy, job.prepare(one.project, copy.locale, copy.options))


def _copy(one: Wanted, known: Receipt) -> Copy | None:
    """The personal copy that a receipt tells of."""
    from kit.screener import copies  # noqa: PLC0415 - media libraries
    from kit.screener.recipients import Recipient  # noqa: PLC0415

    if "recipient" not in known.facts:
        return None
    person = Recipient(known.facts["recipient"], "", "", 0)
    return copies.Copy(one.project, known.facts["locale"], copies.common(one.options), person)


def _report(found: Proof, path: Path, asked: str) -> bytes:
    from kit.screener.proof import page, record  # noqa: PLC0415 - only where a report is wanted
    from kit.words import words  # noqa: PLC0415

    if path.suffix.lower() == ".json":
        return record.write(found).encode()
    return page.write(found, words(asked or ui_language(""), "check")).encode()


def told(found: Proof) -> list[str]:
    """What is said on the terminal, the faults first."""
    bad = [cue for cue in found.cues if cue.faulty]
    rows = [f"cue {found.name(cue)}: {_fault(cue, found)}" for cue in bad[:_LISTED]]
    rows += [f"… and {len(bad) - _LISTED} more cues"] if len(bad) > _LISTED else []
    rows += [f"the mark is not as it should be: {_spans(found.mark, found)}"] if found.mark else []
    rows += [f"the picture is not the master’s: {_spans(found.other, found)}"] if found.other else []
    rows += [f"something is burned where nothing should be: {_spans(found.stray, found)}"] if found.stray else []
    rows += [_misheard(one, found) for one in found.sound[:_LISTED]]
    away = [found.name(cue) for cue in found.cues if not cue.safe and cue.extent[2]]
    rows += [f"out of the safe area: cue {', '.join(away[:_LISTED])}"] if away else []
    covering = [found.name(cue) for cue in found.cues if cue.covers]
    rows += [f"may cover lettering in the picture: cue {', '.join(covering[:_LISTED])}"] if covering else []
    faint = [cue for cue in found.worst if cue.faint]
    rows += [f"hard to read: cue {found.name(cue)}, contrast {cue.contrast.outlined:.1f}" for cue in faint[:_WORST]]
    rows += [f"flashing: {_spans(found.flashing, found)}"] if found.flashing else []
    if not found.cues:
        return [*rows, f"no subtitles are burned in, on {found.frames} frames"]
    rows += [_BUILT] if found.built else []
    right = len(found.right)
    lowest = show.told(f", lowest contrast {found.worst[0].contrast.outlined:.1f}")
    return [*rows, f"{right} of {len(found.cues)} cues are right on {found.frames} frames{lowest}"]


def _fault(cue: Proven, found: Proof) -> str:
    parts = [show.told(f"not there {_spans(cue.missing, found)}")] if cue.missing else []
    parts += [show.told(f"something else burned {_spans(cue.wrong, found)}")] if cue.wrong else []
    parts += [show.told(f"shows outside its time {_spans(cue.outside, found)}")] if cue.outside else []
    parts += [show.told(f"lies over cue {', '.join(found.named(*one) for one in cue.over)}")] if cue.over else []
    return "; ".join(parts) or show.told("nothing of it is drawn")


def _misheard(one: Misheard, found: Proof) -> str:
    when = _spans([one.span], found)
    match one.what:
        case "tracks":
            return f"sound track {one.track}: only one of the screener and the master has it"
        case "gone":
            return f"sound track {one.track} is silent {when}"
        case "other":
            return f"sound track {one.track} is not the master’s {when}"
        case "late":
            return f"sound track {one.track} comes {one.milliseconds} ms too late {when}"
        case _:
            return f"sound track {one.track} comes {one.milliseconds} ms too early {when}"


def _spans(stretches: Sequence[Stretch], found: Proof) -> str:
    rate = found.rate
    shown = [f"{ticks.clock(rate.start_of(first))}–{ticks.clock(rate.start_of(last))}" for first, last in stretches]
    more = show.told(f" and {len(shown) - _LISTED} more times") if len(shown) > _LISTED else ""
    return ", ".join(shown[:_LISTED]) + more
