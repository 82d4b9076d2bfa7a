"""Makes one result, of whatever kind, and says in a few words what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.deliverables.maker import What

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project
    from kit.receipt import Fingerprints


def make(
    project: Project,
    item: Deliverable,
    fingerprints: Fingerprints,
    *,
    progress: Callable[[float], None],
    warn: Callable[[str], None],
    cores: int | None = None,
    following: Sequence[str] = (),
) -> str:
    """Make a result and return what was measured on it.

    ``progress`` hears the share that is done, ``warn`` what ought to be known although nothing is lost. ``cores`` is
    how many processors it may use (None: all); printing uses one in any case. ``following`` are the locales of results
    of this kind that are made next: screeners encode on the way what those lack.
    Raises KitError: what blocked the result before, or what went wrong now; the old result then stays as it was.
    """
    if item.problem:
        raise item.problem
    if item.what is What.SCREENER:
        from kit.screener import build as screeners  # noqa: PLC0415 - media libraries

        made = screeners.build(
            project, item.locale, item.options, progress, fingerprints, warn=warn, jobs=cores, following=following
        )
        return f"{made.facts['frames']} frames, {made.facts['cues']} cues, {made.size / 1e6:.1f} MB"
    from kit.booklet import build as booklets  # noqa: PLC0415 - the print engine

    made = booklets.build(project, item.locale, item.options, progress, fingerprints, warn=warn)
    return f"{made.facts['pages']} pages, {made.size / 1e6:.1f} MB, {made.facts['checked']}"
