"""The styles that burned text can have: kit's own, each a TOML file of styles/, and those of the film's kit.toml."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct, structs

from kit.errors import UsageError
from kit.project import toml
from kit.project.load import FILE
from kit.screener.style import STYLE, Style

if TYPE_CHECKING:
    from kit.errors import Place
    from kit.project import styles
    from kit.project.project import Project
    from kit.screener.options import Options

#: The style that is taken if none is named, for one language and for two.
USUAL, FOR_TWO = "festival", "bilingual"
#: WCAG 2.2, 1.4.3: what large letters need.
_READABLE = 3.0
_FOLDER = Path(__file__).resolve().parent / "styles"
_Share = Annotated[float, Meta(ge=0, le=0.2)]
_OF_THE_LOOK = {"title", "colours"}


class Look(Struct, frozen=True, forbid_unknown_fields=True):
    """One style. Measures as in ``Style``; ``colours`` are those that its letters may have, besides ``letters``."""

    title: str
    size: _Share = STYLE.size
    leading: Annotated[float, Meta(ge=1, le=2)] = STYLE.leading
    outline: _Share = STYLE.outline
    blur: _Share = STYLE.blur
    shadow: _Share = STYLE.shadow
    band: _Share = STYLE.band
    letters: str = STYLE.letters
    colours: tuple[str, ...] = ()

    @property
    def style(self) -> Style:
        """The measures for the burn."""
        told = structs.asdict(self)
        return Style(**{name: told[name] for name in told if name not in _OF_THE_LOOK})

    @property
    def contrast(self) -> float:
        """The lowest WCAG ratio of its colours to the black around them."""
        return min((_luminance(colour) + 0.05) / 0.05 for colour in (self.letters, *self.colours))


def names(project: Project | None = None) -> dict[str, str]:
    """Every style by name, and where it comes from: ``kit``, ``kit.toml``, or ``kit.toml over kit``."""
    shipped = {path.stem for path in _FOLDER.glob("*.toml")}
    own = set(project.settings.screener.styles) if project else set()
    origins = {(True, True): f"{FILE} over kit", (True, False): "kit", (False, True): FILE}
    return {name: origins[name in shipped, name in own] for name in sorted(shipped | own)}


def choose(project: Project, options: Options) -> Look:
    """The style that is asked for, or the usual one for as many languages. Raises UsageError."""
    return find(options.style or (FOR_TWO if options.second else USUAL), project)


def style(project: Project, options: Options) -> Style:
    """The measures of a screener's text, and of its mark as kit.toml has it. Raises UsageError."""
    marking = project.settings.screener.marking
    grown = marking.size / STYLE.mark_size
    return replace(
        choose(project, options).style,
        mark_size=marking.size,
        mark_outline=STYLE.mark_outline * grown,
        mark_blur=STYLE.mark_blur * grown,
        mark_alpha=round(255 * (1 - marking.strength)),
    )


def notes(project: Project, options: Options) -> list[str]:
    """What to warn of in the style of a screener: letters that will hardly be read on some pictures."""
    look, name = choose(project, options), options.style or (FOR_TWO if options.second else USUAL)
    if look.contrast < _READABLE:
        return [f"The letters of the style “{name}” have a contrast of only {look.contrast:.1f} to the black around."]
    if not (look.outline or look.band):
        return [f"The style “{name}” has neither outline nor band: white letters vanish on a white picture."]
    return []


def find(name: str, project: Project | None = None) -> Look:
    """A style, the film's before kit's own. Raises UsageError if there is none of that name."""
    return _find(name, project, ())


def _find(name: str, project: Project | None, below: tuple[str, ...]) -> Look:
    """``below`` are the film's styles that led here."""
    known = names(project)
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
        raise UsageError(
            f"There is no style “{name}”.",
            hint=(f"Did you mean “{close[0]}”? " if close else "") + "`kit screener styles` lists them all.",
            slug="no-style",
            place=_place(project, below[-1], "extends") if below and project else None,
        )
    own = project.settings.screener.styles.get(name) if project else None
    overridden = below[-1:] == (name,) and known[name] != FILE
    if own is None or project is None or overridden:
        found, _ = toml.read(_FOLDER / f"{name}.toml", Look)
        return found
    if name in below:
        raise UsageError(
            f"The styles {', '.join(f'“{one}”' for one in below)} extend one another in a circle.",
            hint="Let one of them extend a style of kit: `kit screener styles` lists them.",
            slug="style-circle",
            place=_place(project, name, "extends"),
        )
    return _extended(name, own, project, below)


def _extended(name: str, own: styles.Look, project: Project, below: tuple[str, ...]) -> Look:
    shipped = (_FOLDER / f"{name}.toml").is_file()
    base = _find(own.extends or (name if shipped else USUAL), project, (*below, name))
    told = structs.asdict(own)
    changed = {key: value for key, value in told.items() if key != "extends" and value not in (None, "")}
    return structs.replace(base, **changed)


def _place(project: Project, name: str, key: str) -> Place:
    return toml.place(project.root / FILE, ("screener", "styles", name, key))


def _luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, as WCAG 2.2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
