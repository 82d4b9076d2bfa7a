"""How much memory there is, in a container too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.tools import memory

if TYPE_CHECKING:
    from pathlib import Path


def test_a_containers_limit_is_all_the_memory_there_is(tmp_path: Path) -> None:
    whole, limit = memory.size(limits=()), tmp_path / "memory.max"
    assert whole > 2**28
    assert memory.size(limits=(limit,)) == whole, "no such file"
    for said, size in (("max\n", whole), ("100000000\n", 100_000_000), ("9223372036854771712\n", whole)):
        limit.write_text(said, encoding="ascii")
        assert memory.size(limits=(limit,)) == size
