"""The account of ``kit batch`` as data for other programs; docs/schema/batch.json is made from these."""

from __future__ import annotations

from typing import Literal

import msgspec


class ProblemRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong: ``exit`` is the exit code of its kind; ``file`` and ``row`` are where it stands."""

    error: str
    hint: str
    slug: str
    exit: int
    file: str
    row: int | None


class ResultRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One result that was due or could not be made.

    ``file`` and ``log`` are paths in the film's folder; ``file`` is empty for the film as a whole. ``why`` says why it
    was due, ``told`` what was measured on it, ``seconds`` how long it took.
    """

    file: str
    ending: Literal["made", "up to date", "failed", "not made"]
    why: str
    told: str
    notes: list[str]
    seconds: float
    log: str
    problems: list[ProblemRecord]


class FilmRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One film. ``current`` results were up to date before; ``lacking`` says what there is nothing to make from.

    ``seen`` is false if the run ended before it was looked at.
    """

    film: str
    seen: bool
    current: int
    lacking: list[str]
    results: list[ResultRecord]


class TotalsRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Films, films that were not looked at, and results by how they ended."""

    films: int
    unseen: int
    made: int
    current: int
    failed: int
    not_made: int


class BatchRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The whole run: ``kit`` is the release, ``seconds`` how long it took, ``exit`` the code that it ends with."""

    schema: Literal[1]
    kit: str
    folder: str
    seconds: float
    exit: int
    totals: TotalsRecord
    films: list[FilmRecord]
