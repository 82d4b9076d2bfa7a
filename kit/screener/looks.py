"""The styles that burned text can have, each a TOML file of styles/ with what differs from the festival's."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct, structs

from kit.errors import UsageError
from kit.project import toml
from kit.screener.style import STYLE, Style

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.screener.options import Options

#: The style that is taken if none is named, for one language and for two.
USUAL, FOR_TWO = "festival", "bilingual"
_FOLDER = Path(__file__).resolve().parent / "styles"
_Share = Annotated[float, Meta(ge=0, le=0.2)]


class Look(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of styles/. Measures as in ``Style``; ``colours`` are those that its letters may have."""

    title: str
    size: _Share = STYLE.size
    leading: Annotated[float, Meta(ge=1, le=2)] = STYLE.leading
    outline: _Share = STYLE.outline
    blur: _Share = STYLE.blur
    shadow: _Share = STYLE.shadow
    band: _Share = STYLE.band
    colours: tuple[str, ...] = ("#ffffff",)

    @property
    def style(self) -> Style:
        """The measures for the burn."""
        told = structs.asdict(self)
        return Style(**{name: told[name] for name in told if name not in {"title", "colours"}})

    @property
    def contrast(self) -> float:
        """The lowest WCAG ratio of its colours to the black around them."""
        return min((_luminance(colour) + 0.05) / 0.05 for colour in self.colours)


def names() -> tuple[str, ...]:
    """Every style, by name."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def choose(options: Options) -> Look:
    """The style that is asked for, or the usual one for as many languages. Raises UsageError."""
    return find(options.style or (FOR_TWO if options.second else USUAL))


def style(project: Project, options: Options) -> Style:
    """The measures of a screener's text, and of its mark as kit.toml has it. Raises UsageError."""
    marking = project.settings.screener.marking
    grown = marking.size / STYLE.mark_size
    return replace(
        choose(options).style,
        mark_size=marking.size,
        mark_outline=STYLE.mark_outline * grown,
        mark_blur=STYLE.mark_blur * grown,
        mark_alpha=round(255 * (1 - marking.strength)),
    )


def find(name: str) -> Look:
    """A style. Raises UsageError if there is none of that name."""
    if name not in names():
        close = difflib.get_close_matches(name, names(), n=1, cutoff=0.4)
        raise UsageError(
            f"There is no style “{name}”.",
            hint=(f"Did you mean “{close[0]}”? " if close else "") + "`kit screener styles` lists them all.",
            slug="no-style",
        )
    found, _ = toml.read(_FOLDER / f"{name}.toml", Look)
    return found


def _luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, as WCAG 2.2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
