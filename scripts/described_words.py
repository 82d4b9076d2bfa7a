"""The words of kit's data: what profiles, targets and styles say of themselves."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
#: Folders of data whose files say what they are, and in which row.
DESCRIBED = (("kit/profiles", "description"), ("targets", "title"), ("kit/screener/styles", "title"))


def described() -> Iterator[tuple[str, str]]:
    """What profiles, targets and styles say of themselves, and why a profile differs from the one it starts from."""
    for folder, key in DESCRIBED:
        for path in sorted((ROOT / folder).glob("*.toml")):
            table = tomllib.loads(path.read_text("utf-8"))
            for text in (table.get(key, ""), *_reasons(table)):
                if text:
                    yield text.replace("{", "{{").replace("}", "}}"), folder


def _reasons(table: dict[str, object]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _reasons(value)
        elif name == "reason":
            yield str(value)
