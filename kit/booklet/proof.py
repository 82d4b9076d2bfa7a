"""Read the film's texts before anything is printed; each complaint names the file and the key.

Refused are marks that do not close, characters that the fonts lack, and words that must not be printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kit.booklet import marks
from kit.check import protect
from kit.errors import UsageError
from kit.project import toml
from kit.subs.track import ProtectedWord
from kit.tools import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kit.booklet.passages import Passage
    from kit.errors import Place
    from kit.project.model import Protected
    from kit.tools.fonts import Font

#: Spaces that HarfBuzz makes of the ordinary one where a font lacks them (measured: Noto Sans KR and Noto Serif KR).
_SPACES = frozenset({0x0A, 0x09, 0x202F, 0x2009, 0x2007})


def proof(texts: Iterable[Passage], protected: Iterable[Protected], root: Path) -> tuple[Font, ...]:
    """The fonts for what the two lack. Raises UsageError at the first text that cannot be printed as it stands."""
    texts = tuple(texts)
    beside = others(texts)
    covered, families = _covered(beside)
    forbidden = tuple(protected)
    for passage in texts:
        _marks(passage, root)
        _glyphs(passage, covered, families, root)
        _names(passage, forbidden, root)
    return beside


def others(texts: Iterable[Passage]) -> tuple[Font, ...]:
    """Fonts for what the two lack: names in another script."""
    covered, _ = _covered(())
    lacking = fonts.missing("\n".join(passage.text for passage in texts), covered)
    return fonts.beside(frozenset(map(ord, lacking)))


def proof_page(texts: Iterable[str], beside: Sequence[Font] = ()) -> None:
    """Raises UsageError if a printed text, wherever it came from, has a character that the fonts lack."""
    covered, families = _covered(beside)
    for text in texts:
        lacking = fonts.missing(text, covered)
        if lacking:
            raise UsageError(
                f"The booklet’s fonts do not have {fonts.character(lacking[0])}, in “{text.strip()[:60]}”.",
                hint=f"{families} would print a box. Look in templates, file names and contacts for it.",
                slug="missing-glyph",
            )


def spoken(text: str, protected: Iterable[Protected]) -> ProtectedWord | None:
    """The protected word that stands in a text, however it is written there; else None."""
    words = tuple(ProtectedWord(item.id, item.spellings, item.say) for item in protected)
    return next((word for _, _, word in protect.find(text, words)), None)


def unspoken(texts: Iterable[str], protected: Sequence[Protected]) -> None:
    """Raises UsageError if any text of a finished booklet says a protected word."""
    for text in texts:
        found = spoken(text, protected)
        if found is not None:
            raise UsageError(
                f"The booklet would hold a spelling of the protected entry “{found.id}”.",
                hint=f"Look in the templates and catalogues for it, and write “{found.say}”. Nothing was written.",
                slug="protected-word",
            )


def _covered(beside: Sequence[Font]) -> tuple[frozenset[int], str]:
    """What both fonts can print, and those beside them; the names of the two."""
    sans, serif = fonts.sans(), fonts.serif()
    drawn = [fonts.coverage(font.path, font.index) for font in (sans, serif, *beside)]
    return _drawn(*drawn), f"{sans.family} and {serif.family}"


@lru_cache(maxsize=8)
def _drawn(sans: frozenset[int], serif: frozenset[int], *others: frozenset[int]) -> frozenset[int]:
    """What both fonts draw, or one of the others; asked for many times in each language."""
    return (sans & serif).union(_SPACES, *others)


def _place(passage: Passage, root: Path) -> Place:
    """The row of the passage's key: ``questions[2].ask`` counts from 1, the way in a file from 0."""
    steps = re.findall(r"[^.\[\]]+", passage.key)
    return toml.place(root / passage.file, tuple(int(step) - 1 if step.isdecimal() else step for step in steps))


def _marks(passage: Passage, root: Path) -> None:
    try:
        marks.plain(passage.text)
    except marks.MarkError as error:
        raise UsageError(
            f"{passage.file}, {passage.key}: {error} (character {error.column}).",
            hint="Write *emphasis* and [ko]…[/ko] in pairs; for the character itself write \\\\* or \\\\[ "
            "between double quotes.",
            slug="broken-mark",
            place=_place(passage, root),
        ) from error


def _glyphs(passage: Passage, covered: frozenset[int], families: str, root: Path) -> None:
    lacking = fonts.missing(passage.text, covered)
    if lacking:
        raise UsageError(
            f"{passage.file}, {passage.key}: the booklet’s fonts do not have {fonts.character(lacking[0])}.",
            hint=f"{families} would print a box. Write it another way, or install a font that kit prints beside them: "
            "Noto Sans CJK for Chinese and Japanese, Symbola for signs.",
            slug="missing-glyph",
            place=_place(passage, root),
        )


def _names(passage: Passage, protected: tuple[Protected, ...], root: Path) -> None:
    found = spoken(passage.text, protected)
    if found is not None:
        raise UsageError(
            f"{passage.file}, {passage.key} holds a spelling of the protected entry “{found.id}”.",
            hint=f"Write “{found.say}” instead. Nothing was printed.",
            slug="protected-word",
            place=replace(_place(passage, root), column=None, line=None),  # the row would show the word
        )
