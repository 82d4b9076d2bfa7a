"""What a film can make, and how each result stands: done, stale with what changed, missing, or blocked."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kit import receipt
from kit.deliverables.maker import Copy, What, complete, maker, options, output, refuse
from kit.errors import KitError, StorageError
from kit.project import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.receipt import Fingerprints


class Standing(StrEnum):
    """How a result stands. ABSENT: the film has nothing to make it from; BLOCKED: making it would be refused."""

    DONE = "done"
    STALE = "stale"
    MISSING = "missing"
    BLOCKED = "blocked"
    ABSENT = "absent"


@contextmanager
def remembered(project: Project) -> Iterator[Fingerprints]:
    """The film's fingerprints, kept at the end for the next time; on a disk that cannot be written, only for now."""
    fingerprints = receipt.Fingerprints(project.dist / "receipts")
    try:
        yield fingerprints
    finally:
        with suppress(StorageError):
            fingerprints.save()


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One result of a film.

    ``why`` says what is missing (ABSENT) or names the inputs that changed (STALE); ``problem`` is what blocks it;
    ``options`` are its kind's own, ``command`` makes it.
    """

    what: What
    locale: str
    output: Path
    standing: Standing
    command: str
    why: tuple[str, ...] = ()
    problem: KitError | None = None
    options: Any = None

    @property
    def due(self) -> bool:
        """Whether building would make it."""
        return self.standing in {Standing.STALE, Standing.MISSING}


def survey(
    project: Project,
    fingerprints: Fingerprints,
    *,
    kinds: Sequence[What] = tuple(What),
    locales: Sequence[str] = (),
    copy: Copy | None = None,
) -> tuple[Deliverable, ...]:
    """Every result of these kinds and locales (all if empty), locale by locale in the order of kit.toml.

    No program is run; files are read only if their size or time changed since they were last read.
    """
    wanted = [tag for tag in project.settings.locales if not locales or tag in locales]
    asked = copy or Copy()
    return tuple(_deliverable(project, what, locale, asked, fingerprints) for locale in wanted for what in kinds)


def _deliverable(project: Project, what: What, locale: str, copy: Copy, fingerprints: Fingerprints) -> Deliverable:
    chosen = options(what, project, copy)
    path = output(what, project, locale, chosen)
    command = f"kit build {what} --lang {locale}"
    lacking = _lacking(project, what, locale)
    if lacking:
        return Deliverable(what, locale, path, Standing.ABSENT, command, (lacking,), options=chosen)
    try:
        if what is What.SCREENER:
            check.require_master(project)
        inputs = maker(what).inputs(project, locale, chosen, fingerprints)
        state = receipt.state(path, inputs, fingerprints)
        if state is receipt.State.DONE and not complete(what, path):
            state = receipt.State.STALE
        if state is not receipt.State.DONE:
            refuse(what, project, locale, chosen)
    except KitError as problem:
        return Deliverable(what, locale, path, Standing.BLOCKED, command, problem=problem, options=chosen)
    why = changes(path, inputs) if state is receipt.State.STALE else ()
    return Deliverable(what, locale, path, Standing(state), command, why, options=chosen)


def _lacking(project: Project, what: What, locale: str) -> str:
    if what is What.SCREENER and check.full_track(project, locale) is None:
        return "no track"
    if what is What.BOOKLET and locale not in project.texts:
        return "no words"
    return ""


def changes(made: Path, inputs: Mapping[str, str]) -> tuple[str, ...]:
    """Which inputs a result was made from that are no longer the same, by name; what is wrong with itself if none."""
    known = receipt.read(made)
    if known is None:
        return ("no record of what it was made from",)
    before = known.inputs
    named = [name for name in {**inputs, **before} if inputs.get(name) != before.get(name)]
    return tuple(named) or ("the file was changed after it was made",)
