"""``kit screener build --recipients`` and ``kit screener identify``: personal copies, and whose copy a file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kit import receipt
from kit.cli import burned, meter, show
from kit.errors import KitError, UsageError
from kit.screener import build, copies, identify, recipients

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.receipt import Fingerprints
    from kit.screener.options import Options


def run(
    project: Project,
    locales: Sequence[str],
    options: Options,
    fingerprints: Fingerprints,
    listed: Path,
    *,
    jobs: int | None,
    force: bool,
    dry_run: bool,
) -> int:
    """Make the copies of everybody on the list in each language; return the exit code of the first that failed."""
    from kit.screener import job  # noqa: PLC0415 - media libraries

    if options.recipient and options.recipient != project.settings.screener.recipient:
        raise UsageError(
            "--recipient and --recipients name different people.", hint="Use one of them.", slug="options-together"
        )
    people = recipients.read(listed)
    codes = []
    heard: set[str] = set()
    told_of: set[tuple[str, object]] = set()  # what is wrong for every copy is said once

    def warn(what: str) -> None:
        """What holds for every copy is told once."""
        if what not in heard:
            heard.add(what)
            show.note(what)

    for locale in locales:
        plain = None
        each = [copies.Copy(project, locale, copies.common(options), recipient) for recipient in people]
        for index, copy in enumerate(each):
            name, recipient = show.short(copy.output), copy.recipient
            try:
                if not force and _is_done(copy, fingerprints):
                    show.answer(f"{name}: up to date")
                elif dry_run:
                    show.answer(f"{name}: would be made for {recipient.name}")
                else:
                    plain = plain or job.prepare(project, locale, copy.options)
                    following = (one for one in each[index + 1 :] if force or _is_due(one, fingerprints))
                    with meter.meter(copy.output.name) as progress:
                        made = copies.make(
                            copy, plain, progress, fingerprints, warn=warn, jobs=jobs, following=following
                        )
                    told = ", ".join([burned.how(made.facts), *burned.where(made.facts)])
                    show.answer(f"{name}: for {recipient.name}, {told}")
            except KitError as failure:
                if (failure.message, failure.place) not in told_of:
                    show.error(failure)
                told_of.add((failure.message, failure.place))
                codes.append(failure.exit_code)
    fingerprints.save()
    return next((code for code in codes if code), 0)


def _is_due(copy: copies.Copy, fingerprints: Fingerprints) -> bool:
    """Whether a copy has yet to be made and can be, as far as can be told before its turn."""
    try:
        return not _is_done(copy, fingerprints)
    except KitError:
        return False


def _is_done(copy: copies.Copy, fingerprints: Fingerprints) -> bool:
    """Whether a copy is there that was made from what is there now. Raises KitError."""
    state = receipt.state(copy.output, copy.inputs(fingerprints), fingerprints)
    return state is receipt.State.DONE and build.complete(copy.output)


def name_of(project: Project, locale: str, options: Options, made: Path, listed: Path | None) -> int:
    """Say whose copy ``made`` is, by its bytes or else by its picture."""
    from kit.screener import job  # noqa: PLC0415 - media libraries

    known = identify.register(project)
    found = identify.by_hash(made, known)
    if found is None:
        names = [one.facts["recipient"] for one in known]
        names += [one.name for one in recipients.read(listed)] if listed else []
        plain = job.prepare(project, locale, copies.common(options))
        with meter.meter(made.name) as progress:
            found = identify.by_mark(project, plain, made, names, progress)
    why = (
        f"{found.agreeing} of {found.telling} marks seen are on this recipient’s schedule"
        if found.telling
        else "the very file that was made, by its hash"
    )
    click.echo(show.printable(show.named(found.name, show.told(why))))
    return 0
