"""What is asked of the print engine's process, and what it answers."""

from __future__ import annotations

import msgspec


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One page to print. ``folders`` and ``files`` are all that it may read; ``identifier`` fixes the file's id."""

    base: str
    folders: tuple[str, ...]
    files: tuple[str, ...]
    identifier: str
    memory_bytes: int
    seconds: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How it went: addresses that were refused, and what the engine complained of."""

    pages: int
    refused: list[str]
    talk: list[str]
    engine: str
