from pathlib import Path

import made_sound
import numpy as np
import pytest

from kit.errors import NothingToDoError, RefusedError, StorageError, UsageError
from kit.tools import sound

VOICE, SPOKEN = made_sound.voice(12, 1)
MEDIA = Path(__file__).resolve().parents[2] / "media"


def first_loud(samples: np.ndarray, rate: int) -> float:
    return float(np.flatnonzero(np.abs(samples.astype(int)) > 600)[0]) / rate


def test_samples_stand_where_the_film_has_them(tmp_path: Path) -> None:
    made = made_sound.file(tmp_path / "a.wav", [VOICE])
    heard = sound.whole(made, 8000)
    assert len(heard) == len(VOICE) // 2
    assert first_loud(heard, 8000) == pytest.approx(first_loud(VOICE, 16000), abs=0.002)


@pytest.mark.parametrize(("name", "codec"), [("a.m4a", "aac"), ("a.mka", "aac"), ("a.mkv", "flac"), ("a.ts", "aac")])
def test_codecs_and_containers_keep_the_place(tmp_path: Path, name: str, codec: str) -> None:
    heard = sound.whole(made_sound.file(tmp_path / name, [VOICE], codec=codec), 16000)
    assert first_loud(heard, 16000) == pytest.approx(first_loud(VOICE, 16000), abs=0.08)


def test_a_track_that_starts_late_is_led_by_silence(tmp_path: Path) -> None:
    made = made_sound.file(tmp_path / "late.mka", [VOICE, VOICE], late=2)
    early, late = (first_loud(sound.whole(made, 16000, track), 16000) for track in (1, 2))
    assert late - early == pytest.approx(2, abs=0.002)


def test_a_track_that_is_not_there_is_refused_with_the_number_of_tracks(tmp_path: Path) -> None:
    made = made_sound.file(tmp_path / "a.wav", [VOICE])
    with pytest.raises(UsageError, match="one sound track"):
        sound.whole(made, 8000, 2)


def test_a_file_without_sound_says_so() -> None:
    with pytest.raises((NothingToDoError, UsageError)):
        sound.whole(MEDIA / "README.md", 8000)


@pytest.mark.parametrize(
    ("name", "codec"), [("a.wav", "pcm_s16le"), ("a.mkv", "aac"), ("a.flac", "flac"), ("a.mp3", "mp3")]
)
def test_a_file_that_breaks_off_is_not_taken_for_a_short_one(tmp_path: Path, name: str, codec: str) -> None:
    whole = made_sound.file(tmp_path / name, [VOICE], codec=codec).read_bytes()
    cut = tmp_path / f"cut-{name}"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StorageError, match="cut short"):
        sound.whole(cut, 8000)


def test_an_empty_file_and_a_missing_one_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    for name in ("empty.wav", "missing.wav"):
        with pytest.raises(StorageError):
            sound.whole(tmp_path / name, 8000)


def test_a_film_that_is_too_long_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "LONGEST", 5 * 705_600_000)
    with pytest.raises(RefusedError, match="at most 00:00:05"):
        sound.whole(made_sound.file(tmp_path / "a.wav", [VOICE]), 8000)
