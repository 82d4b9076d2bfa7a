"""What is asked of the print engine's process, and what it answers."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One page to print. ``folders`` and ``files`` are all that it may read; ``identifier`` fixes the file's id."""

    base: str
    folders: tuple[str, ...]
    files: tuple[str, ...]
    identifier: str
    memory_bytes: int
    seconds: int


class Flawed(StrEnum):
    """What is wrong with a page's layout."""

    HEADING = "heading"
    LINE = "line"
    NO_HEADER = "no-header"
    ROW = "row"
    TABLE = "table"
    EDGE = "edge"


class Flaw(msgspec.Struct, frozen=True):
    """One flaw of the layout: its page (from 1), its kind, and how the text begins that it befalls."""

    page: int
    kind: Flawed
    text: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How it went: addresses that were refused, what the engine complained of, and what looks wrong on the pages.

    ``drawings`` are the SVG files that it read.
    """

    pages: int
    drawings: list[str]
    refused: list[str]
    talk: list[str]
    flaws: list[Flaw]
