"""How long a person waits for ``kit --help``, beside Python doing nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import Row, compare, program

KIT = str(Path(sys.executable).with_name("kit"))


def rows() -> list[Row]:
    """One row in English, and one in Korean, whose words come from a catalogue."""
    return [_row("`kit --help`", ["--help"]), _row("`kit --ui-lang ko --help`", ["--ui-lang", "ko", "--help"])]


def _row(what: str, arguments: list[str]) -> Row:
    return compare(
        what,
        lambda: program([KIT, *arguments]),
        "`python -c pass`",
        lambda: program([sys.executable, "-c", "pass"]),
        runs=11,
    )
