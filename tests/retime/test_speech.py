from fractions import Fraction
from pathlib import Path

import made_sound
import numpy as np
import pytest

from kit.retime.speech.activity import Activity, activity
from kit.retime.speech.match import match, of_activity
from kit.retime.speech.onset import onset
from kit.retime.speech.template import Times, times
from kit.retime.timemap import TimeMap, Verdict
from kit.subs import formats
from kit.time.ticks import PER_SECOND
from kit.tools import sound

LENGTH = 240
SOUND, SPOKEN = made_sound.voice(LENGTH, 3)


def cues(spoken: list[tuple[float, float]], seed: int = 1) -> Times:
    """In-times within 60 ms, out-times 100 to 600 ms late, as people set them."""
    chance = np.random.default_rng(seed)
    begins = np.array([begin for begin, _ in spoken]) + chance.uniform(-0.06, 0.06, len(spoken))
    ends = np.array([end for _, end in spoken]) + chance.uniform(0.1, 0.6, len(spoken))
    return Times(begins, np.minimum(ends, np.append(begins[1:], np.inf) - 0.05))


def moved(times_: Times, ratio: float, offset: float) -> Times:
    return Times(times_.begins * ratio + offset, times_.ends * ratio + offset)


def places(found: TimeMap, begins: np.ndarray) -> np.ndarray:
    ticks = [round(float(begin) * PER_SECOND) for begin in begins]
    return np.array([np.nan if found.is_removed(at) else found.of(at).at(at) / PER_SECOND for at in ticks])


@pytest.fixture(scope="module")
def heard() -> Activity:
    return activity([SOUND])


@pytest.fixture(scope="module")
def under_music() -> Activity:
    return activity([SOUND // 2 + made_sound.bed(LENGTH, 5) // 2])


@pytest.mark.parametrize(
    ("ratio", "offset"),
    [
        (Fraction(1), 12.3),
        (Fraction(1), -95.0),
        (Fraction(25, 24), 0.0),
        (Fraction(960, 1001), 0),
        (Fraction(1001, 960), -3),
    ],
)
def test_offset_and_speed_are_found_by_what_is_spoken(
    heard: Activity, under_music: Activity, ratio: Fraction, offset: float
) -> None:
    truth = cues(SPOKEN)
    for activity_ in (heard, under_music):
        found = of_activity(moved(truth, float(1 / ratio), offset), activity_)
        assert found.verdict is Verdict.SOLID
        assert [segment.ratio for segment in found.segments] == [ratio]
        error = places(found, moved(truth, float(1 / ratio), offset).begins) - truth.begins
        assert np.abs(error).max() < 0.1


def test_music_over_the_voice_moves_its_beginning_by_less_than_15_ms(heard: Activity, under_music: Activity) -> None:
    begins = cues(SPOKEN).begins
    assert onset(under_music, begins).offset == pytest.approx(onset(heard, begins).offset, abs=0.015)
    assert onset(heard, begins + 0.05).offset == pytest.approx(onset(heard, begins).offset - 0.05, abs=0.008)


def test_a_very_quiet_soundtrack_is_heard_like_a_loud_one() -> None:
    bed = np.random.default_rng(1).normal(0, 250, len(SOUND))
    quiet = activity([np.round((SOUND + bed) / 100).astype(np.int16)])
    found = of_activity(moved(cues(SPOKEN), 1, 5), quiet)
    assert found.verdict is Verdict.SOLID
    assert [float(segment.offset) / PER_SECOND for segment in found.segments] == [pytest.approx(-5, abs=0.05)]


def test_a_crash_does_not_make_the_voices_quiet() -> None:
    chance = np.random.default_rng(2)
    crashes = np.zeros(len(SOUND))
    for at in range(5, LENGTH, 20):
        crashes[at * 16_000 : at * 16_000 + 8_000] = chance.normal(0, 9000, 8_000) * np.exp(-np.arange(8_000) / 2_000)
    found = of_activity(moved(cues(SPOKEN), 1, 5), activity([(SOUND / 30 + crashes).astype(np.int16)]))
    assert found.verdict is Verdict.SOLID
    assert [float(segment.offset) / PER_SECOND for segment in found.segments] == [pytest.approx(-5, abs=0.05)]


def test_a_track_that_is_right_stays_as_it_is(heard: Activity, under_music: Activity) -> None:
    for activity_ in (heard, under_music):
        found = of_activity(cues(SPOKEN), activity_)
        assert found.verdict is Verdict.SOLID
        assert not found.changes


def test_one_cut_is_followed_and_what_is_gone_is_removed_but_it_is_never_sure() -> None:
    rate = made_sound.RATE
    truth = cues(SPOKEN)
    found = of_activity(truth, activity([np.concatenate((SOUND[: 80 * rate], SOUND[105 * rate :]))]))
    assert found.verdict is Verdict.UNSURE
    assert len(found.reasons) == 1
    assert "one change from several" in found.reasons[0]
    for (begin, end), at, cue in zip(SPOKEN, places(found, truth.begins), truth.begins, strict=True):
        if end < 80 or begin > 105:
            assert at == pytest.approx(cue - (0 if end < 80 else 25), abs=0.1)
        elif begin > 80 and end < 105:
            assert np.isnan(at)


def test_several_cuts_are_proposed_and_never_sure() -> None:
    rate = made_sound.RATE
    insert = made_sound.voice(15, 8)[0]
    recut = np.concatenate((SOUND[: 80 * rate], SOUND[105 * rate : 170 * rate], insert, SOUND[170 * rate :]))
    truth = cues(SPOKEN)
    found = of_activity(truth, activity([recut]))
    assert found.verdict is Verdict.UNSURE
    assert "one change from several" in " ".join(found.reasons)
    assert len(found.segments) == 3
    new = places(found, truth.begins)
    for (begin, end), at, cue in zip(SPOKEN, new, truth.begins, strict=True):
        if end < 80 or (begin > 105 and end < 170) or begin > 170:
            assert at == pytest.approx(cue + (0 if end < 80 else -25 if end < 170 else -10), abs=0.1)
        elif begin > 80 and end < 105:
            assert np.isnan(at)


def test_a_few_cues_before_something_that_was_put_in_are_not_carried_along() -> None:
    rate = made_sound.RATE
    recut = np.concatenate((SOUND[: 40 * rate], made_sound.voice(20, 8)[0], SOUND[40 * rate :]))
    found = of_activity(cues(SPOKEN), activity([recut]))
    early = np.array([begin for begin, end in SPOKEN if end < 39])
    assert len(early) >= 5
    assert found.verdict is not Verdict.SOLID or places(found, early) == pytest.approx(early, abs=0.1)


def test_a_scene_that_was_moved_is_told_and_not_just_removed() -> None:
    rate = made_sound.RATE
    parts = SOUND[: 60 * rate], SOUND[100 * rate : 200 * rate], SOUND[60 * rate : 100 * rate], SOUND[200 * rate :]
    found = of_activity(cues(SPOKEN), activity([np.concatenate(parts)]))
    assert found.verdict is Verdict.UNSURE
    assert any("00:02:4" in reason for reason in found.reasons)


@pytest.mark.parametrize("kind", ["another film", "music", "noise", "silence"])
def test_what_is_not_spoken_in_the_sound_is_refused(heard: Activity, kind: str) -> None:
    chance = np.random.default_rng(4)
    other = {
        "another film": None,
        "music": made_sound.bed(LENGTH, 6),
        "noise": (chance.standard_normal(LENGTH * made_sound.RATE) * 900).astype(np.int16),
        "silence": np.zeros(LENGTH * made_sound.RATE, np.int16),
    }[kind]
    truth = cues(made_sound.voice(LENGTH, 91)[1] if other is None else SPOKEN)
    found = of_activity(truth, heard if other is None else activity([other]))
    assert found.verdict is Verdict.REFUSED
    assert not found.segments
    assert found.reasons


def test_chance_never_makes_a_map(heard: Activity) -> None:
    verdicts = set()
    for seed in range(4):
        order = np.random.default_rng(seed)
        truth = cues(SPOKEN)
        pauses = order.permutation(np.diff(truth.begins))
        begins = np.concatenate(([truth.begins[0]], truth.begins[0] + np.cumsum(pauses)))
        verdicts.add(of_activity(Times(begins, begins + np.minimum(1.5, np.append(pauses, 1.5) - 0.05)), heard).verdict)
    assert Verdict.SOLID not in verdicts


def test_a_limit_refuses_and_does_not_cut_down(heard: Activity) -> None:
    late = moved(cues(SPOKEN), 1, 40)
    assert of_activity(late, heard, within=60).verdict is Verdict.SOLID
    found = of_activity(late, heard, within=30)
    assert found.verdict is Verdict.REFUSED
    assert "40" in found.reasons[0]


def test_cues_that_would_lie_beyond_the_sound_are_not_moved_there() -> None:
    short = activity([SOUND[: 180 * made_sound.RATE]])
    late = moved(cues(SPOKEN), 1, 7)
    found = of_activity(late, short)
    assert found.verdict is Verdict.UNSURE
    new = places(found, late.begins)
    assert np.isnan(new[late.begins > 188]).all()
    assert not np.isnan(new[late.begins < 186]).any()


def srt(path: Path, texts: list[tuple[float, float, str]]) -> Path:
    def clock(seconds: float) -> str:
        ms = round(seconds * 1000)
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"

    rows = [f"{n}\n{clock(a)} --> {clock(b)}\n{text}\n" for n, (a, b, text) in enumerate(texts, 1)]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_sounds_and_songs_in_a_track_are_not_taken_for_speech(tmp_path: Path) -> None:
    path = srt(tmp_path / "a.srt", [(1, 2, "[door slams]"), (3, 4, "♪ la la ♪"), (5, 6, "Hello."), (7, 8, "(sighs)")])
    assert times(formats.read(path).cues).begins.tolist() == [5.0]


def test_a_track_with_too_few_cues_is_refused_before_anything_is_heard(tmp_path: Path) -> None:
    path = srt(tmp_path / "a.srt", [(1, 2, "One.")])
    found = match([formats.read(path)], tmp_path / "no such file.wav")
    assert found.verdict is Verdict.REFUSED
    assert "1 spoken cue" in found.reasons[0]


def test_a_programme_that_starts_at_ten_stays_there(tmp_path: Path) -> None:
    made = made_sound.file(tmp_path / "film.wav", [SOUND])
    hour, truth = 36_000, cues(SPOKEN)
    later = [(hour + a + 2, hour + b + 2, "Words.") for a, b in zip(truth.begins, truth.ends, strict=True)]
    track = formats.read(srt(tmp_path / "a.srt", later))
    found = match([track], made, start=hour * PER_SECOND)
    assert found.verdict is Verdict.SOLID
    moved_to = places(found, truth.begins + hour + 2) - hour
    assert np.abs(moved_to - truth.begins).max() < 0.1


def test_a_file_is_heard_where_it_stands(tmp_path: Path) -> None:
    made = made_sound.file(tmp_path / "film.mka", [SOUND], late=0)
    truth = cues(SPOKEN)
    later = [(a + 2, b + 2, "Words.") for a, b in zip(truth.begins, truth.ends, strict=True)]
    found = match([formats.read(srt(tmp_path / "a.srt", later))], made)
    assert [float(segment.offset) / PER_SECOND for segment in found.segments] == [pytest.approx(-2, abs=0.05)]
    assert len(sound.whole(made, 8000)) == LENGTH * 8000
