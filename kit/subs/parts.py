"""Files that hold several languages: one track is one part of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Stands for all parts of a file together, for work on times alone.
WHOLE = "*"
_EXACT, _SAME_LANGUAGE, _OTHER_COUNTRY = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Part:
    """One language of a file: its name there (a class of SAMI), what it is called, its locale or empty, its cues."""

    name: str
    title: str
    locale: str
    cues: int

    def label(self) -> str:
        """As people are told of it: ``KRCC (Korean, ko-KR)``."""
        known = ", ".join(word for word in (self.title, self.locale) if word)
        name = self.name or "no class"
        return f"{name} ({known})" if known else name


def choose(parts: Sequence[Part], locale: str) -> Part | None:
    """The part for a locale, the first of several; the only one whatever it is called; None if none fits.

    A part of the same language without a country goes before one of another country.
    """
    if len(parts) == 1 or (parts and not locale):
        return parts[0]
    best = max(parts, key=lambda part: _fit(part.locale, locale), default=None)
    return best if best and _fit(best.locale, locale) else None


def contradicts(part: Part, locale: str) -> bool:
    """Whether a part says that it is in another language than ``locale``."""
    return bool(part.locale and locale) and not _fit(part.locale, locale)


def _fit(has: str, wanted: str) -> int:
    if has.lower() == wanted.lower():
        return _EXACT
    if has.lower().partition("-")[0] != wanted.lower().partition("-")[0]:
        return 0
    return _OTHER_COUNTRY if "-" in has and "-" in wanted else _SAME_LANGUAGE
