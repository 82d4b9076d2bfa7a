"""How long a person waits for ``kit --help``, beside Python doing nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import Row, compare, program

KIT = str(Path(sys.executable).with_name("kit"))


def rows() -> list[Row]:
    """One row."""
    return [
        compare(
            "`kit --help`",
            lambda: program([KIT, "--help"]),
            "`python -c pass`",
            lambda: program([sys.executable, "-c", "pass"]),
            runs=11,
        )
    ]
