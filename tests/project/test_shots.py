"""The list of shots: read if it fits the film, refused with its reason if not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.errors import UsageError
from kit.project import shots

RATE = "24000/1001"


def put(folder: Path, text: str) -> Path:
    path = folder / "shots.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_cuts_come_in_order_and_once_and_other_keys_do_not_matter(tmp_path: Path) -> None:
    path = put(tmp_path, '{"rate": "23.976", "cuts": [357, 182, 182, 0], "made_by": "somebody"}')
    assert shots.read(path, RATE) == (182, 357)


def test_the_sample_reel_has_a_list() -> None:
    reel = Path(__file__).resolve().parents[2] / "media" / "the-defector.reel.json"
    assert len(shots.read(reel, RATE)) == 16


@pytest.mark.parametrize(
    "text", ["", "[1, 2]", '{"rate": "24", "cuts": ["1:00"]}', '{"cuts": [1]}', '{"more": ' + "[" * 100_000]
)
def test_what_is_no_list_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        shots.read(put(tmp_path, text), RATE)
    assert caught.value.slug == "bad-shots"
    assert "cuts" in caught.value.hint


def test_a_list_of_another_rate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="counts frames at 25, the film runs at 24000/1001"):
        shots.read(put(tmp_path, '{"rate": "25", "cuts": [1]}'), RATE)


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"The list of shots “shots\.json” is not there\.") as told:
        shots.read(tmp_path / "shots.json", RATE)
    assert "`kit subs shots` makes it" in told.value.hint
