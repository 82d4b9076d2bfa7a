"""The two fonts that kit burns and prints with, and the characters they draw.

Both are named exactly and never substituted: a character that they lack is an error before anything is made.
"""

from __future__ import annotations

import importlib.util
import struct
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.errors import ToolError
from kit.tools import remember

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: Where the fonts come from: the files of this package, else the system's, by these family names.
PACKAGE = "pylopdf_fonts_ko"
SANS = ("NotoSansKR-Regular.otf", "Noto Sans KR", "Noto Sans CJK KR")
SERIF = ("NotoSerifKR-Regular.otf", "Noto Serif KR", "Noto Serif CJK KR")

#: Scripts of names that neither has, printed beside them: a file of a package, else a family of the system.
OTHERS = (
    ("pylopdf_fonts_he", "NotoSansHebrew-Variable.ttf", "Noto Sans Hebrew"),
    ("pylopdf_fonts_ar", "NotoSansArabic-Variable.ttf", "Noto Sans Arabic"),
    ("", "", "DejaVu Sans"),
    *(
        ("manimgx_fonts", f"NotoSans{script.replace(' ', '')}[wght].ttf", f"Noto Sans {script}")
        for script in (
            "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Kannada", "Khmer",
            "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thai",
        )
    ),
    ("manimgx_fonts", "NotoEmoji[wght].ttf", "Noto Emoji"),
    ("", "", "Noto Sans CJK SC"),
    ("", "", "Noto Sans CJK JP"),
    ("", "", "Symbola"),
)  # fmt: skip

#: A code point, and how wide it is (hmtx table, OpenType 1.9).
_ROW = struct.Struct("<IH")
_POSTSCRIPT_NAME = 6  # name table, OpenType 1.9

#: What no name of a family may hold: it stands in rows of an ASS file and in fontconfig's patterns.
_UNWRITABLE = frozenset(",{}\\:=\n")
#: What families call their ordinary face.
_PLAIN = {"Regular", "Book"}

#: Drawn as nothing by HarfBuzz and libass, so a font need not have them: joiners, directions, variation selectors.
INVISIBLE = frozenset(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF]
) | frozenset(range(0xFE00, 0xFE10))


@dataclass(frozen=True, slots=True)
class Font:
    """A font file; ``family`` is the name that the file itself gives, ``index`` its place in a collection."""

    family: str
    path: Path
    index: int = 0


@dataclass(frozen=True, slots=True)
class Metrics:
    """What the font file says, in units of the em square.

    ``ascent`` and ``descent`` are OS/2 winAscent and winDescent, which libass reads; ``advances`` the width of each
    character; ``postscript`` the name by which libass reports the font that it took.
    """

    postscript: str
    em: int
    ascent: int
    descent: int
    advances: dict[int, int]

    @property
    def cell(self) -> float:
        """The height of a line as a multiple of the font's size; ASS gives font sizes as this height."""
        return (self.ascent + self.descent) / self.em

    def width(self, text: str) -> float:
        """How wide a line of text is, in ems; without kerning."""
        return sum(self.advances.get(ord(letter), 0) for letter in text) / self.em


def sans() -> Font:
    """The font of subtitles. Raises ToolError if neither the package nor the system has it."""
    return _find(PACKAGE, SANS)


def serif() -> Font:
    """The font of printed text. Raises ToolError if neither the package nor the system has it."""
    return _find(PACKAGE, SERIF)


def named(family: str) -> Font:
    """The regular face of a family by its exact name: kit's own two, else the system's. Raises ToolError."""
    for file, own, _ in (SANS, SERIF):
        if family == own and (font := _packaged(PACKAGE, file, own)):
            return font
    found = None if _UNWRITABLE & set(family) else _system(family)
    if found is None:
        raise ToolError(
            f"The font “{family}” was not found.",
            hint="`fc-list : family` lists the families of this system. The name must be exact, and a Regular face of "
            "it be there.",
            slug="font-missing",
        )
    return found


def beside(letters: frozenset[int]) -> tuple[Font, ...]:
    """Fonts for characters that the two lack, the fewest that draw what can be drawn; none if there are none."""
    found: list[Font] = []
    for package, file, family in OTHERS:
        font = (_packaged(package, file, family) or _system(family)) if letters else None
        if font and (drawn := letters & coverage(font.path, font.index)):
            found.append(font)
            letters -= drawn
    return tuple(found)


def coverage(path: Path, index: int = 0) -> frozenset[int]:
    """Every code point that a font file draws (remembered while the file does not change). Raises ToolError."""
    return _coverage(path, index, _changed(path))


def widths(path: Path, index: int = 0) -> dict[int, float]:
    """How many ems wide each character of a font file is. Raises ToolError.

    Faster than ``metrics``: names and heights are not read, and what was read is remembered from run to run.
    """
    return _widths(path, index, _changed(path))


def metrics(path: Path, index: int = 0) -> Metrics:
    """Heights and widths of a font file (remembered while the file does not change). Raises ToolError."""
    return _read(path, index, _changed(path))


def missing(text: str, covered: Collection[int]) -> tuple[str, ...]:
    """The characters of a text, composed (NFC), that a font does not draw, each once and in order of appearance."""
    composed = unicodedata.normalize("NFC", text).replace("\n", "").replace("\t", " ")
    return tuple(c for c in dict.fromkeys(composed) if ord(c) not in covered and ord(c) not in INVISIBLE)


def character(letter: str) -> str:
    """A character as an error message names it: ``“Ÿ” U+0178 LATIN CAPITAL LETTER Y WITH DIAERESIS``."""
    name = unicodedata.name(letter, "")
    shown = f"“{letter}” " if letter.isprintable() and not unicodedata.category(letter).startswith("Z") else ""
    return f"{shown}U+{ord(letter):04X} {name}".rstrip()


@lru_cache(maxsize=4)
def _find(package: str, wanted: tuple[str, ...]) -> Font:
    file, *families = wanted
    if font := _packaged(package, file, families[0]):
        return font
    for family in families:
        if font := _system(family):
            return font
    raise ToolError(
        f"The font {families[0]} was not found.",
        hint=f"Run `pip install {package.replace('_', '-')}`, or install {' / '.join(families)} on this system.",
        slug="font-missing",
    )


def _packaged(package: str, file: str, family: str) -> Font | None:
    found = importlib.util.find_spec(package) if package else None
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (path := Path(folder) / file).is_file():
            return Font(family, path)
    return None


def _system(family: str) -> Font | None:
    """Ask fontconfig for the regular face of exactly this family."""
    from kit.tools import process  # noqa: PLC0415 - kit's own fonts are files of a package

    try:
        listed = process.run(
            ["fc-list", f":family={family}", "-f", "%{family}|%{style}|%{index}|%{file}\n"], timeout=30
        )
    except ToolError:
        return None
    for row in listed.out.splitlines():
        names, styles, index, file = row.split("|", 3)
        if (
            family in names.split(",")
            and _PLAIN & set(styles.split(","))
            and int(index) < 1 << 16
            and Path(file).suffix.lower() in {".otf", ".ttf", ".ttc"}
        ):
            return Font(family, Path(file), int(index))
    return None


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error


@lru_cache(maxsize=8)
def _read(path: Path, index: int, _changed: int) -> Metrics:
    with _opened(path, index) as font:
        os2: Any = font["OS/2"]
        head: Any = font["head"]
        name = font["name"].getDebugName(_POSTSCRIPT_NAME) or ""
        return Metrics(name, head.unitsPerEm, os2.usWinAscent, os2.usWinDescent, _advances(font))


@lru_cache(maxsize=8)
def _widths(path: Path, index: int, _changed: int) -> dict[int, float]:
    em, *rest = _ROW.iter_unpack(remember.remembered(f"widths/{index}", path, lambda: _packed(path, index)))
    return {point: width / em[1] for point, width in rest}


@lru_cache(maxsize=8)
def _coverage(path: Path, index: int, changed: int) -> frozenset[int]:
    return frozenset(_widths(path, index, changed))


def _packed(path: Path, index: int) -> bytes:
    """A font's units to the em, then the width of each of its characters, as bytes to remember."""
    with _opened(path, index) as font:
        rows = [(0, font["head"].unitsPerEm), *sorted(_advances(font).items())]
    return b"".join(_ROW.pack(*row) for row in rows)


def _advances(font: Any) -> dict[int, int]:
    """The width of each character, in the font's own units."""
    # Glyphs get numbers for names: their own stand in the outlines, which take far longer to read.
    font.setGlyphOrder([f"glyph{number:05}" for number in range(font["maxp"].numGlyphs)])
    found = font["hmtx"].metrics
    return {point: found[glyph][0] for point, glyph in (font.getBestCmap() or {}).items()}


@contextmanager
def _opened(path: Path, index: int) -> Iterator[Any]:
    """A font file, open; whatever is wrong with it becomes a ToolError."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - 100 ms that help need not wait for

    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            yield font
    except (OSError, TTLibError, KeyError, AttributeError) as error:
        raise _unreadable(path, str(error)) from error


def _unreadable(path: Path, reason: str) -> ToolError:
    return ToolError(
        f"The font {path} cannot be read: {reason}.",
        hint=f"Install it again with `pip install --force-reinstall {PACKAGE.replace('_', '-')}`.",
        slug="font-unreadable",
    )
