"""kit as people start it: one feature-length track, and 20,000 cues in a hundred tracks with every rule."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import cues
from measure import Row, compare, peak, program

if TYPE_CHECKING:
    from collections.abc import Iterable

KIT = str(Path(sys.executable).with_name("kit"))
FEATURE = 1_400
TRACKS = 100
LOCALES = {"ko": "Korean", "en": "English", "fr-CA": "French"}
LOAD = "import sys, pysubs2\nfor path in sys.argv[1:]: pysubs2.load(path)"


def rows() -> list[Row]:
    """A feature beside Python doing nothing, in each language; then the hundred tracks beside pysubs2 loading them."""
    with tempfile.TemporaryDirectory() as name:
        found = [_feature(Path(name), locale) for locale in LOCALES]
        each = cues.CUES // TRACKS
        many = [
            cues.write(Path(name), list(LOCALES)[number % len(LOCALES)], each, f"film{number:03}")
            for number in range(TRACKS)
        ]
        memory = peak(_check(many), cwd=Path(name))
        found.append(
            compare(
                f"`kit subs check` of {cues.CUES:,} cues in {TRACKS} tracks ({memory} at the most)",
                lambda: program(_check(many), cwd=Path(name)),
                "pysubs2 loading them",
                lambda: program([sys.executable, "-c", LOAD, *map(str, many)]),
                runs=5,
            )
        )
        return found


def _feature(folder: Path, locale: str) -> Row:
    path = cues.write(folder, locale, FEATURE, "feature")
    return compare(
        f"`kit subs check` of {FEATURE:,} cues, {LOCALES[locale]}",
        lambda: program(_check([path]), cwd=folder),
        "`python -c pass`",
        lambda: program([sys.executable, "-c", "pass"]),
        runs=11,
    )


def _check(paths: Iterable[Path]) -> list[str]:
    return [KIT, "subs", "check", "--fps", "24000/1001", "--fail-on", "error", *map(str, paths)]
