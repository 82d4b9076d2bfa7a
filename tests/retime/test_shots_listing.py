"""Whether a list of shots may be written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.retime.shots import listing

if TYPE_CHECKING:
    from pathlib import Path

FOUND = listing.Found(rate="24", frames=48, cuts=(24,))


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (listing.as_json(FOUND), True),
        (b'{"rate": "24", "cuts": [1]}', False),
        (b"", False),
        (b"[" * 100_000, False),
        (b'{"more": ' + b"[" * 100_000, False),
    ],
    ids=["kit's", "a person's", "empty", "no object", "deep"],
)
def test_only_a_list_of_kits_own_is_known_as_one(data: bytes, ours: bool, tmp_path: Path) -> None:
    path = tmp_path / "shots.json"
    path.write_bytes(data)
    assert listing.is_ours(path) is ours
