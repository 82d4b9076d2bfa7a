"""A profile: the limits a track is held to, each with its source, and how much each rule weighs.

A profile is a TOML file. ``extends`` names the one it starts from; what it sets again needs a ``reason``.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from kit import resources
from kit.check.finding import Severity
from kit.check.limits import Limits
from kit.check.sources import SOURCES
from kit.errors import Place, UsageError
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kit.check.rule import Rule, Source

Known = Literal["V", "S", "U"]
Level = Literal["off", "info", "warning", "error"]


class LimitEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of ``[limits]``: ``known`` is V (read in the guide), S (read in a source that cites it), U (neither)."""

    value: bool | int | float | str
    source: str
    known: Known
    reason: str = ""


class SeverityEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of ``[severities]`` that sets again what the profile below it set."""

    level: Level
    reason: str


class ProfileFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a profile's file."""

    description: str
    extends: str = ""
    limits: dict[str, LimitEntry] = {}
    severities: dict[str, Level | SeverityEntry] = {}


@dataclass(frozen=True, slots=True)
class Sourced:
    """A limit with where it comes from; ``profile`` is the one that set it."""

    value: bool | float | str
    source: Source
    known: Known
    profile: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A resolved profile. ``severities`` maps rule codes, or the beginning of codes, to weights; the longest wins."""

    name: str
    description: str
    extends: tuple[str, ...]
    limits: Limits
    sourced: Mapping[str, Sourced]
    severities: Mapping[str, Severity]

    def severity(self, rule: Rule) -> Severity:
        """How much a finding of a rule weighs here.

        A rule that protects people is always an error; one that stands on an unconfirmed limit never is.
        """
        if rule.protects:
            return Severity.ERROR
        fitting = [prefix for prefix in self.severities if rule.code.startswith(prefix)]
        level = self.severities[max(fitting, key=len)] if fitting else Severity.WARNING
        if any(name in self.sourced and self.sourced[name].known == "U" for name in rule.limits):
            return min(level, Severity.WARNING)
        return level


def names(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names of all profiles: kit's own and those of further folders."""
    return tuple(sorted({path.stem for folder in (resources.profiles(), *folders) for path in folder.glob("*.toml")}))


def load(name: str, folders: Sequence[Path] = ()) -> Profile:
    """Read a profile and those it extends. A folder given here goes before kit's own profiles.

    Raises UsageError with the place: an unknown profile, key or source, a circle, a change without a reason.
    """
    chain = _chain(name, folders)
    sourced: dict[str, Sourced] = {}
    severities: dict[str, Severity] = {}
    for path, read in reversed(chain):
        _add_limits(path, read, sourced)
        _add_severities(path, read, severities)
    path, read = chain[0]
    limits = _limits(path, sourced)
    return Profile(name, read.description, tuple(p.stem for p, _ in chain[1:]), limits, sourced, severities)


def _chain(name: str, folders: Sequence[Path]) -> list[tuple[Path, ProfileFile]]:
    chain: list[tuple[Path, ProfileFile]] = []
    wanted = name
    while wanted:
        if wanted in [path.stem for path, _ in chain]:
            path = chain[-1][0]
            message = f"The profile “{name}” extends itself."
            raise _error(path, "extends", message, "Name another profile in `extends`.")
        path = _find(wanted, folders, chain[-1][0] if chain else None)
        chain.append((path, _read(path)))
        wanted = chain[-1][1].extends
    return chain


def _find(name: str, folders: Sequence[Path], asked_by: Path | None) -> Path:
    for folder in (*folders, resources.profiles()):
        path = folder / f"{name}.toml"
        if name == path.stem and path.is_file():
            return path
    close = difflib.get_close_matches(name, names(folders), 2)
    nearest = f"Did you mean {' or '.join(close)}? " if close else ""
    raise UsageError(
        f"There is no profile “{name}”.",
        hint=f"{nearest}`kit subs profiles` lists them all.",
        slug="unknown-profile",
        place=Place(asked_by) if asked_by else None,
    )


def _read(path: Path) -> ProfileFile:
    try:
        return msgspec.toml.decode(files.read_bytes(path), type=ProfileFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path.name} cannot be read as a profile: {error}.",
            hint="A profile has description, extends, [limits] and [severities]; see docs/profiles.md.",
            slug="bad-profile",
            place=Place(path),
        ) from error


def _add_limits(path: Path, read: ProfileFile, sourced: dict[str, Sourced]) -> None:
    known = [field.name for field in dataclasses.fields(Limits)]
    for key, entry in read.limits.items():
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            hint = f"Did you mean {close[0]}?" if close else f"Limits are {', '.join(known)}."
            raise _error(path, key, f"There is no limit “{key}”.", hint)
        if entry.source not in SOURCES:
            hint = f"Name one of {', '.join(SOURCES)}."
            raise _error(path, key, f"The limit “{key}” names an unknown source, “{entry.source}”.", hint)
        before = sourced.get(key)
        if before is not None and before.value != entry.value and not entry.reason:
            raise _error(
                path,
                key,
                f"“{key}” is {before.value} in “{before.profile}” and {entry.value} here, without a reason.",
                'Add reason = "…" to it, so that the next person knows why.',
            )
        sourced[key] = Sourced(entry.value, SOURCES[entry.source], entry.known, path.stem, entry.reason)


def _add_severities(path: Path, read: ProfileFile, severities: dict[str, Severity]) -> None:
    for code, entry in read.severities.items():
        level = Severity[(entry.level if isinstance(entry, SeverityEntry) else entry).upper()]
        if severities.get(code, level) != level and not (isinstance(entry, SeverityEntry) and entry.reason):
            raise _error(
                path,
                code,
                f"{code} was {severities[code].name.lower()} and is {level.name.lower()} here, without a reason.",
                f'Write {code} = {{ level = "{level.name.lower()}", reason = "…" }}.',
            )
        severities[code] = level


def _limits(path: Path, sourced: Mapping[str, Sourced]) -> Limits:
    try:
        return msgspec.convert({key: entry.value for key, entry in sourced.items()}, type=Limits)
    except msgspec.ValidationError as error:
        raise _error(
            path, "limits", f"A limit has the wrong kind of value: {error}.", "See docs/profiles.md."
        ) from error


def _error(path: Path, key: str, message: str, hint: str) -> UsageError:
    rows = path.read_text(encoding="utf-8").splitlines()
    pattern = re.compile(rf"\s*\[?(?:limits\.|severities\.)?{re.escape(key)}\b")
    row = next((number for number, text in enumerate(rows, 1) if pattern.match(text)), None)
    return UsageError(
        message, hint=hint, slug="bad-profile", place=Place(path, row, 1, rows[row - 1]) if row else Place(path)
    )
