"""docs/reference/formats.md: every subtitle format that is read, in the words of its own module."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING

from kit.subs.formats import FORMATS
from kit.time.ticks import PER_MS

if TYPE_CHECKING:
    from kit.subs.formats.base import Format

INTRO = """
What kit reads, checks, retimes and burns. [Formats](../formats.md) says what all of them have in common.
""".strip()


def page() -> str:
    """The whole page."""
    found = sorted(FORMATS, key=lambda fmt: fmt.name)
    rows = ["| format | files | smallest step of its times |", "|---|---|---|"]
    rows += [f"| {fmt.name} | {' '.join(f'`{end}`' for end in fmt.extensions)} | {_step(fmt)} |" for fmt in found]
    return "\n\n".join(["# Subtitle formats", INTRO, "\n".join(rows), *(_format(fmt) for fmt in found)])


def _format(fmt: Format) -> str:
    about = inspect.getdoc(sys.modules[type(fmt).__module__]) or ""
    kept = [part for part in about.split("\n\n") if not part.startswith("Faults:")]
    return "\n\n".join([f"## {fmt.name}", *(part.replace("``", "`") for part in kept)])


def _step(fmt: Format) -> str:
    return f"{fmt.precision / PER_MS:g} ms"
