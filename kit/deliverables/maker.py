"""The kinds of results: each kind's own module, read only when it is needed."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.project import Project
    from kit.receipt import Fingerprints


class What(StrEnum):
    """A kind of result, as ``kit build`` names it."""

    SCREENER = "screener"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class Copy:
    """For whom the results are made, if the command line says so: None leaves it to kit.toml."""

    festival: str | None = None
    recipient: str | None = None


class Maker(Protocol):
    """What every ``kit.<what>.build`` offers alike. ``options`` are that kind's own; None means kit.toml's."""

    def inputs(self, project: Project, locale: str, options: Any, fingerprints: Fingerprints) -> dict[str, str]:
        """A fingerprint of everything that goes into the result. Raises KitError if something of it is missing."""


def maker(what: What) -> Maker:
    """The module that makes a kind of result."""
    return cast("Maker", importlib.import_module(f"kit.{what}.build"))


def refuse(what: What, project: Project, locale: str, chosen: Any) -> None:
    """Raise the KitError with which making the result would end, if that can be told without making it."""
    importlib.import_module(f"kit.{what}.refusals").refuse(project, locale, chosen)


def options(what: What, project: Project, copy: Copy) -> Any:
    """A kind's own options for a copy: only screeners carry a mark that says whose they are."""
    if what is not What.SCREENER or copy == Copy():
        return None
    from kit.screener.options import resolve  # noqa: PLC0415 - only for a copy with its own mark

    return resolve(project, festival=copy.festival, recipient=copy.recipient)


def output(what: What, project: Project, locale: str, chosen: Any) -> Path:
    """Where a result goes; a copy with its own mark has a name of its own."""
    module: Any = maker(what)
    path: Path = module.output(project, locale, chosen) if chosen else module.output(project, locale)
    return path


def complete(what: What, path: Path) -> bool:
    """Whether the files that belong beside a result are there: subtitles that are no part of a screener's file."""
    module: Any = maker(what)
    return what is not What.SCREENER or bool(module.complete(path))
