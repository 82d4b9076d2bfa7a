"""With which font each language is written; what its font lacks is written with kit's own, letter by letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kit.screener import text
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Collection

    from kit.project.project import Project
    from kit.tools.fonts import Font, Metrics


@dataclass(frozen=True, slots=True)
class Face:
    """A font and its measures; ``fallback`` is asked for the letters that it lacks."""

    font: Font
    metrics: Metrics
    fallback: Face | None = None

    @property
    def covered(self) -> Collection[int]:
        """Every code point that can be written with it."""
        if self.fallback is None:
            return self.metrics.advances
        return self.metrics.advances.keys() | self.fallback.metrics.advances.keys()

    def width(self, line: str) -> float:
        """How wide a line is, in ems; without kerning."""
        return sum(face.metrics.width(part) for face, part in self.parts(line))

    def parts(self, line: str) -> list[tuple[Face, str]]:
        """The line in stretches of one font each."""
        if self.fallback is None:
            return [(self, line)]
        found = groupby(line, self._takes)
        return [(self if own else self.fallback, "".join(letters)) for own, letters in found]

    def written(self, line: str, em: float) -> str:
        """The line as ASS, escaped, in letters of ``em`` pixels; stretches in the fallback's font are told so."""
        return "".join(
            text.escape(part) if face is self else f"{face._font(em)}{text.escape(part)}{self._font(em)}"  # noqa: SLF001
            for face, part in self.parts(line)
        )

    def _font(self, em: float) -> str:
        return f"{{\\fn{self.font.family}\\fs{self.metrics.cell * em:.2f}}}"

    def _takes(self, letter: str) -> bool:
        return ord(letter) in self.metrics.advances or ord(letter) in fonts.INVISIBLE


def house() -> Face:
    """The face of marks, and of every language that names no other. Raises ToolError."""
    font = fonts.sans()
    return Face(font, fonts.metrics(font.path, font.index))


def font(project: Project, locale: str) -> Font:
    """The font that kit.toml names for a locale, else the house's. Raises ToolError."""
    family = project.settings.screener.fonts.get(locale, "")
    return fonts.named(family) if family else fonts.sans()


def of(project: Project, locale: str) -> Face:
    """The face of a locale. Raises ToolError."""
    own, named = house(), font(project, locale)
    return own if named == own.font else Face(named, fonts.metrics(named.path, named.index), own)
