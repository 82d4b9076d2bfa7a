"""A screener whose bytes are those that its build proved is not decoded beside its master again."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from kit import receipt
from kit.screener import build, job, kept, options
from kit.screener.proof import prove, remembered
from kit.screener.segments import noted
from tests.screener.conftest import KOREAN, srt

if TYPE_CHECKING:
    from kit.screener.proof.remembered import Before
    from kit.screener.proof.result import Proof
    from tests.screener.conftest import Film

KIT = [sys.executable, "-c", "from kit.cli.main import main; main()"]
PROVED_THEN = "held against the master when it was built"


def notes_of(film: Film) -> Before | None:
    known = receipt.read(film.output())
    assert known
    origins = build.origins(film.project, film.inputs())
    return remembered.before(planned(film), known, (), origins, kept.store(film.project))


def planned(film: Film) -> job.Job:
    return job.prepare(film.project, "ko", options.resolve(film.project))


def again(film: Film) -> Proof:
    known = notes_of(film)
    assert known is not None
    found = remembered.prove_again(planned(film), film.output(), "ko", known, lambda _: None, listen=True)
    assert found is not None
    return found


def verify(film: Film, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*KIT, "-C", str(film.root), "screener", "verify", "--lang", "ko", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def burned(grey: Film) -> Film:
    grey.burn()
    return grey


def test_what_the_build_saw_is_what_looking_at_every_picture_finds(burned: Film) -> None:
    then, now = again(burned), prove.prove(planned(burned), burned.output(), "ko", lambda _: None, listen=True)
    assert (then.built, now.built) == (True, False)
    assert len(then.cues) == len(now.cues) == 1
    for one, other in zip(then.cues, now.cues, strict=True):
        assert not one.faulty
        assert (one.first, one.last, one.extent, one.safe, one.covers) == (
            other.first, other.last, other.extent, other.safe, other.covers,
        )  # fmt: skip
        assert one.contrast.plain == pytest.approx(other.contrast.plain, rel=0.1)
        assert one.contrast.outlined == pytest.approx(other.contrast.outlined, rel=0.1)
        assert one.picture.startswith(b"\xff\xd8")
    assert (then.flashing, then.sound, then.right) == (now.flashing, now.sound, then.cues)


def test_the_command_says_when_the_pictures_were_looked_at(burned: Film) -> None:
    told = verify(burned)
    assert (told.returncode, told.stderr) == (0, "")
    assert PROVED_THEN in told.stdout
    assert "1 of 1 cues are right on 48 frames" in told.stdout
    fresh = verify(burned, "--fresh")
    assert fresh.returncode == 0
    assert PROVED_THEN not in fresh.stdout
    assert "1 of 1 cues are right on 48 frames" in fresh.stdout


def test_a_track_that_changed_since_is_held_against_every_picture(burned: Film) -> None:
    burned.write("ko", KOREAN.replace("안녕하세요", "안녕하셔요"))
    assert notes_of(burned) is None
    told = verify(burned)
    assert told.returncode == 1
    assert "cue 1: something else burned" in told.stdout


def test_a_file_that_is_not_the_builds_is_never_taken_for_proved(burned: Film) -> None:
    data = bytearray(burned.output().read_bytes())
    data[len(data) // 2] ^= 1
    burned.output().write_bytes(data)
    told = verify(burned)
    assert told.returncode == 1
    assert PROVED_THEN not in told.stdout
    elsewhere = burned.root / "from-elsewhere.mp4"
    burned.burn()
    elsewhere.write_bytes(burned.output().read_bytes())
    copied = verify(burned, str(elsewhere))
    assert copied.returncode == 0, copied.stderr
    assert PROVED_THEN not in copied.stdout


def test_segments_that_are_not_kept_any_more_or_were_kept_without_notes_prove_nothing(burned: Film) -> None:
    store = kept.store(burned.project)
    for record in store.folder.glob("??/*.json"):
        entry = msgspec.json.decode(record.read_bytes())
        entry["facts"].pop(noted.FACT, None)
        record.write_bytes(msgspec.json.encode(entry))
    assert notes_of(burned) is None
    store.prune(0)
    assert notes_of(burned) is None


def test_notes_that_lack_a_cue_are_no_proof(burned: Film) -> None:
    known = notes_of(burned)
    assert known
    bare: Before = {segment: {} for segment in known}
    assert remembered.prove_again(planned(burned), burned.output(), "ko", bare, lambda _: None) is None


def test_cues_that_are_counted_anew_keep_what_was_seen_of_them(burned: Film) -> None:
    burned.write("ko", srt(("00:00,000", "00:00,200", "그"), ("00:00,500", "00:01,001", "안녕하세요")))
    burned.burn()
    assert [cue.number for cue in again(burned).right] == [1, 2]


def test_a_picture_without_text_is_looked_at_whole(burned: Film) -> None:
    soft = options.resolve(burned.project, subtitles="soft")
    known = burned.burn(options=soft).facts
    assert remembered.FACT in known
    clean = job.prepare(burned.project, "ko", soft)
    made = receipt.read(burned.output(options=soft))
    assert made
    origins = build.origins(burned.project, burned.inputs(options=soft))
    assert remembered.before(clean, made, (), origins, kept.store(burned.project)) is None


def test_notes_that_are_damaged_are_none() -> None:
    assert noted.read("{") == {}
    note = noted.Note(3.5, 12.25, covers=True, picture=b"\xff\xd8")
    assert noted.read(noted.written({"a": note})) == {"a": note}
