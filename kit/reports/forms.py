"""The forms that a report can take, and which one a file's name or the place where kit runs asks for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from kit.check.finding import Severity

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from kit.check.report import Report
    from kit.words import Words

#: Each form with the ends of file names that ask for it.
FORMS: dict[str, tuple[str, ...]] = {
    "full": (".txt",),
    "concise": (),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".xml",),
    "github": (),
    "csv": (".csv",),
    "html": (".html", ".htm"),
}
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a report is to look: all findings or examples, with colour, what weight makes a check fail, and its date."""

    everything: bool = False
    colour: bool = False
    fail_on: Severity = Severity.ERROR
    today: dt.date | None = None


def choose(asked: str, output: str, environment: Mapping[str, str]) -> str:
    """The form that is asked for, else the one of the file's name, else what suits GitHub Actions or a person.

    Longer ends of names come first: ``.sarif.json`` is no plain ``.json``.
    """
    if asked:
        return asked
    if output:
        ends = sorted(((end, form) for form, known in FORMS.items() for end in known), key=lambda pair: -len(pair[0]))
        return next((form for end, form in ends if output.lower().endswith(end)), "full")
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "full"


def write(form: str, report: Report, words: Words, wanted: Wanted) -> str:
    """The report in one of ``FORMS``; each is the module of its name, loaded only when it is asked for."""
    options: dict[str, dict[str, object]] = {
        "full": {"everything": wanted.everything, "colour": wanted.colour},
        "github": {"everything": wanted.everything},
        "junit": {"fail_on": wanted.fail_on},
        "html": {"today": wanted.today},
    }
    writer: Callable[..., str] = import_module(f"kit.reports.{form}").write
    return writer(report, words, **options.get(form, {}))


def encoded(form: str, text: str) -> bytes:
    """A report as a file: UTF-8; a table begins with a byte-order mark, without which Excel takes Hangul for cp949."""
    return ((_BOM if form == "csv" else "") + text).encode("utf-8", "backslashreplace")
