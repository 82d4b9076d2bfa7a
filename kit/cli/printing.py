"""How ``kit booklet build`` has booklets printed: several at once, each told in the order in which it was asked for."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from kit.booklet import build, measured, press
from kit.booklet.editions import Medium
from kit.cli import meter, show
from kit.errors import KitError
from kit.receipt import Fingerprints, State, state
from kit.tools import processors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kit.booklet.options import Options
    from kit.project.project import Project
    from kit.receipt import Receipt


@dataclass(slots=True)
class _Order:
    """One booklet: what was asked, how its result stands and from how much it is made, and who hears how far it is.

    ``notes`` are what ought to be known of its pages.
    """

    locale: str
    options: Options
    target: Path
    state: State
    inputs: int
    hear: Callable[[float], None] = field(default=lambda _share: None)
    notes: list[str] = field(default_factory=list)

    def tell(self, share: float) -> None:
        """Say how much is done, 0 to 1."""
        self.hear(share)


def print_all(project: Project, asked: Sequence[tuple[str, Options]], *, force: bool, dry_run: bool) -> int:
    """Print what is missing or old, or all with ``force``; the exit code of the first that could not be printed.

    Each that cannot be is told and the others are printed all the same.
    """
    failures: list[KitError] = []
    prints = Fingerprints(project.dist / "receipts")
    orders = [_order(project, locale, options, prints) for locale, options in asked]
    due = [] if dry_run else [order for order in orders if force or order.state is not State.DONE]
    with ThreadPoolExecutor(processors.count()) as pool:
        try:
            made = _begun(pool, project, due, prints)
            for order in orders:
                name = show.short(order.target)
                if order not in due:
                    _told(order, name, force=force)
                    continue
                due.remove(order)
                try:
                    with meter.meter(name) as order.hear:
                        begun = made.get(order.target)
                        receipt = begun.result() if begun else _made(project, order, prints)
                except KitError as failure:
                    _failed(failure, failures)
                    if asked[1:]:
                        show.note(f"{name} was not printed.")
                    continue
                click.echo(show.named(name, ", ".join(_facts(receipt))))
                for text in order.notes:
                    show.note(text)
                made = made or _begun(pool, project, due, prints)
        except BaseException:
            for order in orders:
                order.hear = _stop
            press.ENGINES.end()
            pool.shutdown(cancel_futures=True)
            raise
    if not dry_run:
        prints.save()
    return failures[0].exit_code if failures else 0


def _failed(failure: KitError, failures: list[KitError]) -> None:
    """Tell a failure, once if every edition has it."""
    if str(failure) not in map(str, failures):
        show.error(failure)
    failures.append(failure)


def _order(project: Project, locale: str, options: Options, prints: Fingerprints) -> _Order:
    target, inputs = build.output(project, locale, options), build.inputs(project, locale, options, prints)
    return _Order(locale, options, target, state(target, inputs, prints), len(inputs))


def _begun(
    pool: ThreadPoolExecutor, project: Project, due: Sequence[_Order], prints: Fingerprints
) -> dict[Path, Future[Receipt]]:
    """Results that are under way, by their place; none where they must come one by one.

    So it is where the master is yet to be measured, once and not by each of them, and with veraPDF, which is one.
    """
    if len(due) < 2 or any(order.options.strict for order in due) or measured.lacking(project):  # noqa: PLR2004
        return {}
    paper = sum(order.options.edition.medium is Medium.PAPER for order in due)
    press.warm(min(processors.count(), paper))
    return {order.target: pool.submit(_made, project, order, prints) for order in due}


def _stop(_share: float) -> None:
    """End a build that tells how far it is: nobody waits for it any more."""
    raise CancelledError


def _made(project: Project, order: _Order, prints: Fingerprints) -> Receipt:
    return build.build(project, order.locale, order.options, order.tell, prints, warn=order.notes.append)


def _told(order: _Order, name: str, *, force: bool) -> None:
    if order.state is State.DONE and not force:
        show.answer(f"{name}: up to date")
    else:
        why = show.cell("forced" if order.state is State.DONE else order.state)
        show.answer(f"{name}: would be printed ({why}), from {order.inputs} inputs")


def _facts(receipt: Receipt) -> list[str]:
    pages = [show.told(f"{receipt.facts['pages']} pages")] if "pages" in receipt.facts else []
    return [*pages, show.figure(f"{receipt.size / 1000:.0f} kB"), show.told(receipt.facts["checked"])]
