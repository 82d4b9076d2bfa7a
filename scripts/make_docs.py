"""Write docs/reference/ and docs/schema/ anew from the code; a test fails when one is not what this would write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pages import commands, formats, pieces, profiles, rules, schemas, settings, sources

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).resolve().parent.parent / "docs"
FOLDER = DOCS / "reference"
NOTE = "<!-- Written by scripts/make_docs.py from the code: change the code, then run `make docs`. -->\n\n"

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "rules.md": rules.page,
    "profiles.md": profiles.page,
    "settings.md": settings.page,
    "formats.md": formats.page,
    "pieces.md": pieces.page,
    "sources.md": sources.page,
}


def text(name: str) -> str:
    """What a page should say now."""
    return NOTE + PAGES[name]().rstrip() + "\n"


def main() -> None:
    """Write every page and schema."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (FOLDER / name).write_text(text(name), encoding="utf-8", newline="\n")
        print(f"docs/reference/{name}")
    (DOCS / "schema").mkdir(exist_ok=True)
    for name, schema in schemas.SCHEMAS.items():
        (DOCS / "schema" / name).write_text(schema(), encoding="utf-8", newline="\n")
        print(f"docs/schema/{name}")


if __name__ == "__main__":
    main()
