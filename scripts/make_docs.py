"""Write docs/reference/ anew from the code; a test fails when a page is no longer what this would write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pages import commands, profiles, rules, settings, sources

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTE = "<!-- Written by scripts/make_docs.py from the code: change the code, then run `make docs`. -->\n\n"

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "rules.md": rules.page,
    "profiles.md": profiles.page,
    "settings.md": settings.page,
    "sources.md": sources.page,
}


def text(name: str) -> str:
    """What a page should say now."""
    return NOTE + PAGES[name]().rstrip() + "\n"


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (FOLDER / name).write_text(text(name), encoding="utf-8", newline="\n")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
