"""What ``kit config show`` prints."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.check import profile as profiles
from kit.check import registry
from kit.check.origin import Origins
from kit.cli import show, table
from kit.cli.film import film, session
from kit.errors import KitError, NothingToDoError
from kit.project import effective, load
from kit.tools import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

    from kit.errors import Place

_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Row:
    """A setting as it is printed; ``origin`` is ``file``, ``default``, ``environment`` or ``rule``."""

    key: str
    value: object
    origin: str
    place: Place | None = None
    profile: str = ""
    why: str = ""


def of_film() -> list[Row]:
    """The film's settings. Raises NothingToDoError without a film."""
    project = film()
    rows = [
        Row(one.key, one.value, "file" if one.place else _DEFAULT, one.place)
        for one in effective.settings(project.root, project.settings)
    ]
    named = os.environ.get(ffmpeg.VARIABLE)
    if not named:
        return rows
    return [
        Row(row.key, named, "environment", why=ffmpeg.VARIABLE) if row.key == "tools.ffmpeg" else row for row in rows
    ]


def of_profile(name: str) -> list[Row]:
    """The limits and weights of a profile, the film's own ones too. Raises UsageError if there is none."""
    folders = _folders()
    origins = Origins(profiles.load(name, folders), folders)
    limits = [
        Row(one.key, one.value, "file" if one.place else _DEFAULT, one.place, one.profile, one.why)
        for one in origins.limits()
    ]
    weights = [
        Row(one.key, one.value, "file" if one.place else "rule" if one.why.startswith("it protects") else _DEFAULT,
            one.place, one.profile, one.why)
        for one in origins.severities(registry.rules())
    ]  # fmt: skip
    return limits + weights


def write(rows: list[Row], key: str, *, where: bool, form: str) -> None:
    """Print settings whose names begin with ``key``. Raises NothingToDoError if there are none."""
    found = [row for row in rows if not key or row.key == key or row.key.startswith((f"{key}.", f"{key}["))]
    found = found or [row for row in rows if row.key.startswith(key)]
    if not found:
        tables = dict.fromkeys(row.key.partition(".")[0].partition("[")[0] for row in rows)
        raise NothingToDoError(
            f"No setting begins with “{key}”.", hint=f"They begin with {', '.join(tables)}.", slug="no-setting"
        )
    if form == "json":
        table.as_json({"schema": 1, "settings": [_record(row) for row in found]})
    elif where:
        table.rows(
            ("setting", "value", "set by", "why"), [(row.key, _text(row.value), _where(row), row.why) for row in found]
        )
    else:
        table.rows(("setting", "value"), [(row.key, _text(row.value)) for row in found])


def _folders() -> list[Path]:
    """The film's own profiles; outside a film the shipped ones do."""
    try:
        return [load.find_root(session().start) / "profiles"]
    except KitError:
        return []


def _where(row: Row) -> str:
    if row.place is None:
        return (
            row.why
            if row.origin == "environment"
            else show.cell("the rule itself" if row.origin == "rule" else "default")
        )
    if row.profile:
        return f"{row.place.path.name}:{row.place.row}"
    return f"{show.short(row.place.path)}:{row.place.row}"


def _text(value: object) -> str:
    if value is None or value in ("", []):
        return show.cell("not set")
    if isinstance(value, bool):
        return show.cell("yes" if value else "no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _record(row: Row) -> dict[str, object]:
    value = row.value.isoformat() if isinstance(row.value, dt.date) else row.value
    return {
        "key": row.key,
        "value": value,
        "origin": row.origin,
        "file": row.place.path.as_posix() if row.place else None,
        "row": row.place.row if row.place else None,
        "profile": row.profile,
        "why": row.why,
    }
