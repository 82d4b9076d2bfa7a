"""Films cut into segments, joined, and held against a plain encode of the whole."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from kit import receipt
from kit.screener import burn, job, options
from kit.screener.segments import inspect, lead
from kit.tools import ffmpeg
from kit.tools.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.segments.cut import Segment
    from tests.screener.conftest import Encode, Film, MakeFilm, SeePictures

FRAMES = 260
#: Three with a cue, and the clear stretches between them, cut every few seconds.
SEGMENTS = 7


def one_pass(film: Film, to: Path) -> Path:
    planned = job.prepare(film.project, "ko", options.resolve(film.project))
    burn.run(planned, to, to, lambda _: None)
    return to


def sound(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)


def decoder_says(path: Path) -> str:
    command = [ffmpeg.find().path, "-v", "warning", "-nostdin", "-xerror", "-i", path, "-f", "null", "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def counts(film: Film, locale: str = "ko") -> tuple[int, int]:
    facts = film.burn(locale).facts
    return int(facts["segments"]), int(facts["segments encoded"])


def kept(film: Film) -> Store:
    return Store(film.project.dist / "cache")


def test_joined_segments_show_the_same_frames_as_one_pass(
    moving: Film, tmp_path: Path, see_pictures: SeePictures
) -> None:
    assert counts(moving) == (SEGMENTS, SEGMENTS)
    plain = see_pictures(one_pass(moving, tmp_path / "plain.mp4"))
    joined = see_pictures(moving.output())
    assert len(joined) == len(plain) == FRAMES
    # A frame of another time differs by 12 grey levels and more, one of another encode by 2 or 3.
    apart = [np.abs(a.astype(int) - b).mean() for a, b in zip(joined, plain, strict=True)]
    assert max(apart) < 4
    assert np.array_equal(sound(moving.output()), sound(tmp_path / "plain.mp4"))


def test_a_joined_screener_plays_without_a_warning_and_its_time_stamps_are_even(built: Film) -> None:
    assert decoder_says(built.output()) == ""
    assert (
        inspect.fault(
            built.output(), FRAMES, job.prepare(built.project, "ko", options.resolve(built.project)).media.rate
        )
        == ""
    )


def test_the_same_film_gives_the_same_bytes_however_often_it_was_built(built: Film, cues: str) -> None:
    first = built.output().read_bytes()
    built.write("ko", cues.replace("둘", "두 번째"))
    built.burn()
    assert built.output().read_bytes() != first
    kept(built).prune(0)
    built.write("ko", cues)
    built.burn()
    assert built.output().read_bytes() == first


def test_a_corrected_cue_encodes_its_own_segment_and_nothing_else(
    built: Film, cues: str, see_pictures: SeePictures
) -> None:
    before = see_pictures(built.output())
    built.write("ko", cues.replace("둘", "두 번째"))
    assert counts(built) == (SEGMENTS, 1)
    after = see_pictures(built.output())
    changed = [index for index in range(FRAMES) if not np.array_equal(before[index], after[index])]
    assert min(changed) >= 108
    assert max(changed) < 192


def test_a_second_language_shares_the_clear_stretches(built: Film, cues: str) -> None:
    built.write("en", cues.replace("하나", "One").replace("둘", "Two").replace("셋", "Three"))
    assert counts(built, "en") == (SEGMENTS, 3)


def test_another_font_encodes_what_is_drawn_with_it_and_shares_the_clear_stretches(built: Film) -> None:
    settings = built.root / "kit.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[screener.fonts]\nen = "Noto Serif KR"\n', "utf-8")
    assert receipt.state(built.output(), built.inputs(), built.fingerprints) is receipt.State.DONE
    settings.write_text(settings.read_text("utf-8").replace("en = ", "ko = "), "utf-8")
    assert receipt.state(built.output(), built.inputs(), built.fingerprints) is receipt.State.STALE
    assert counts(built) == (SEGMENTS, 3)


def test_segments_are_the_same_bytes_whether_encoded_alone_or_in_a_row(
    built: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built.output().read_bytes()
    store = kept(built)
    for entry in sorted(store.entries(), key=lambda one: one.key)[::2]:
        store.drop(entry.key)
    ways, dropped = lead.needless, list[int]()

    def watched(planned: Job, segments: Sequence[Segment], *, on_key: bool) -> tuple[int, ...]:
        found = ways(planned, segments, on_key=on_key)
        dropped.extend(found)
        return found

    monkeypatch.setattr(lead, "needless", watched)
    built.burn()
    assert dropped, "pictures on the way to a segment are not decoded"
    assert built.output().read_bytes() == first


def test_kept_segments_that_were_damaged_are_encoded_again(built: Film) -> None:
    first = built.output().read_bytes()
    store = kept(built)
    for entry, harm in zip(store.entries(), (b"", b"x" * 5000, None), strict=False):
        data = store.folder / entry.key[:2] / f"{entry.key}.mp4"
        data.unlink()
        if harm is not None:
            data.write_bytes(harm)
    built.burn()
    assert built.output().read_bytes() == first


def test_a_store_that_may_hold_nothing_still_gives_a_screener(
    make_film: MakeFilm, moving_clip: Path, toml: str, cues: str
) -> None:
    film = make_film("tight", master=moving_clip, ko=cues, toml=toml + "cache_gb = 0\n")
    assert counts(film) == (SEGMENTS, SEGMENTS)
    assert kept(film).entries() == []
    assert counts(film) == (SEGMENTS, SEGMENTS)


def test_segments_can_be_kept_elsewhere(moving: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIT_SEGMENTS", str(tmp_path / "elsewhere"))
    moving.burn()
    assert not (moving.project.dist / "cache").exists()
    assert len(Store(tmp_path / "elsewhere/grey").entries()) == SEGMENTS + 1  # the sound


@pytest.mark.parametrize(
    "encoder",
    [
        ("-c:v", "libx264", "-preset", "veryfast", "-x264-params", "open-gop=1:keyint=60"),
        ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "open-gop=1:keyint=60:log-level=error"),
        ("-c:v", "mpeg2video", "-q:v", "3", "-g", "15", "-bf", "2"),
        ("-c:v", "prores_ks", "-profile:v", "0"),
    ],
    ids=["h264", "hevc", "mpeg2", "prores"],
)
def test_open_groups_of_pictures_are_cut_to_the_frame(
    make_film: MakeFilm,
    run_ffmpeg: Encode,
    moving_clip: Path,
    tmp_path: Path,
    see_pictures: SeePictures,
    cues: str,
    encoder: tuple[str, ...],
) -> None:
    run_ffmpeg("-i", str(moving_clip), "-an", *encoder, str(tmp_path / "master.mov"))
    film = make_film("open", master=tmp_path / "master.mov", ko=cues)
    segments, encoded = counts(film)
    assert segments == encoded
    plain = see_pictures(one_pass(film, tmp_path / "plain.mp4"))
    apart = [np.abs(a.astype(int) - b).mean() for a, b in zip(see_pictures(film.output()), plain, strict=True)]
    assert max(apart) < 4
    first = film.output().read_bytes()
    store = kept(film)
    for entry in store.entries()[1::2]:
        store.drop(entry.key)
    film.burn()
    assert film.output().read_bytes() == first


def test_a_master_without_whole_pictures_is_burned_in_one_pass_and_the_receipt_says_why(
    make_film: MakeFilm, run_ffmpeg: Encode, moving_clip: Path, tmp_path: Path, cues: str
) -> None:
    run_ffmpeg(
        *("-i", str(moving_clip), "-an", "-c:v", "libx264", "-preset", "veryfast"),
        *("-x264-params", "intra-refresh=1:keyint=200:bframes=0", str(tmp_path / "refresh.mkv")),
    )
    film = make_film("refresh", master=tmp_path / "refresh.mkv", ko=cues)
    facts = film.burn().facts
    assert facts["frames"] == str(FRAMES)
    assert facts["one pass"]
    assert "segments" not in facts
