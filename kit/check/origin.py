"""Where a profile's limits and severities come from: the file and row that set each last."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit import resources
from kit.check.limits import Limits
from kit.project import toml
from kit.project.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kit.check.profile import Profile
    from kit.check.rule import Rule
    from kit.errors import Place


@dataclass(frozen=True, slots=True)
class Origin:
    """A value with its reason: ``place`` and ``profile`` say what set it, ``why`` from which source or for what."""

    key: str
    value: object
    place: Place | None
    profile: str
    why: str


class Origins:
    """Looks up what set a value in a profile and those that it extends."""

    def __init__(self, profile: Profile, folders: Sequence[Path] = ()) -> None:
        self.profile = profile
        self.files = [(name, _locator(name, folders)) for name in (profile.name, *profile.extends)]

    def limits(self) -> Iterator[Origin]:
        """Every limit; one that no profile sets has its default."""
        for field in dataclasses.fields(Limits):
            key, value = f"limits.{field.name}", getattr(self.profile.limits, field.name)
            set_in = self.profile.sourced.get(field.name)
            if set_in is None:
                yield Origin(key, value, None, "", "")
                continue
            _, place = self._where("limits", field.name)
            why = "; ".join(filter(None, (set_in.reason, set_in.source.name)))
            yield Origin(key, value, place, set_in.profile, why)

    def severities(self, rules: Sequence[Rule]) -> Iterator[Origin]:
        """How much each rule weighs here."""
        for rule in rules:
            level = self.profile.severity(rule)
            key, shown = f"severities.{rule.code}", level.name.lower()
            fitting = [prefix for prefix in self.profile.severities if rule.code.startswith(prefix)]
            if rule.protects:
                yield Origin(key, shown, None, "", "it protects people and always weighs so")
            elif not fitting:
                yield Origin(key, shown, None, "", rule.name)
            else:
                prefix = max(fitting, key=len)
                name, place = self._where("severities", prefix)
                weaker = level < self.profile.severities[prefix]
                why = "its limit is not confirmed, so no error" if weaker else rule.name
                yield Origin(key, shown, place, name, why)

    def _where(self, table: str, key: str) -> tuple[str, Place | None]:
        for name, locator in self.files:
            if locator.has((table, key)):
                return name, locator.place((table, key))
        return "", None


def _locator(name: str, folders: Sequence[Path]) -> Locator:
    """The file of a profile that was read before; a film's folder goes before kit's own."""
    found = next(path for folder in (*folders, resources.profiles()) if (path := folder / f"{name}.toml").is_file())
    return Locator(found, toml.decode(found))
