"""Channels that are tracks of their own become one sound: every channel at its place, proved against its track."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from kit.errors import UsageError
from kit.project import master
from kit.screener import job, options
from kit.screener.proof import heard

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screener.conftest import Encode, Film, MakeFilm

#: What sounds in each channel, in Hz, and how fast its swelling quickens: what recurs would look like itself, late.
TONES = {"L": (300, 2), "R": (500, 3), "C": (700, 4), "LFE": (60, 5), "Ls": (900, 6), "Rs": (1100, 7)}
LABELS = {"L": "FL", "R": "FR", "C": "FC", "LFE": "LFE", "Ls": "SL", "Rs": "SR"}
#: As films are mixed and delivered; ffmpeg's own order is L R C LFE Ls Rs.
ORDER = ("L", "C", "R", "Ls", "Rs", "LFE")
SAID = f'[film]\nchannels = ["{" ".join(ORDER)}"]'


@pytest.fixture(scope="session")
def tracks(clip: Path, run_ffmpeg: Encode, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """Two masters with a track for each channel, of which one has labels and the other none."""
    folder, made = tmp_path_factory.mktemp("tracks"), {}
    for labelled in (True, False):
        made[labelled] = folder / f"{labelled}.mov"
        inputs, ways, maps = ["-i", str(clip)], [], ["-map", "0:v"]
        for number, name in enumerate(ORDER, 1):
            tone, swells = TONES[name]
            wave = f"aevalsrc='0.3*sin(2*PI*{tone}*t)*(0.1+pow(sin({swells}*t*t),2))':s=48000:d=2.002"
            inputs += ["-f", "lavfi", "-i", wave]
            label = f"pan={LABELS[name]}|c0=c0" if labelled else "anull"
            ways.append(f"[{number}:a]{label}[o{number}]")
            maps += ["-map", f"[o{number}]"]
        coded = ("-c:v", "copy", "-c:a", "pcm_s24le")
        run_ffmpeg(*inputs, "-filter_complex", ";".join(ways), *maps, *coded, str(made[labelled]))
    return made


def tones(path: Path) -> list[set[int]]:
    """Which of the tones are heard in each channel of the only sound track."""
    with av.open(str(path)) as container:
        assert len(container.streams.audio) == 1
        rate = container.streams.audio[0].codec_context.sample_rate
        form = av.AudioResampler("fltp")
        blocks = [one.to_ndarray() for frame in container.decode(audio=0) for one in form.resample(frame)]
    found = []
    for channel in np.concatenate(blocks, axis=1):
        spectrum = np.abs(np.fft.rfft(channel[:rate]))
        found.append({tone for tone, _ in TONES.values() if spectrum[tone] > 0.05 * spectrum.max()})
    return found


ALONE = [{tone} for tone, _ in TONES.values()]
FOLDED = [{300, 700, 900}, {500, 700, 1100}]


@pytest.mark.parametrize(
    ("labelled", "extra", "target", "wanted"),
    [
        (False, "", "", ALONE),
        (True, "", "", ALONE),
        (False, 'sound = "stereo"\n', "", FOLDED),
        (True, "", "projection-prores", ALONE),
    ],
    ids=["said", "labelled", "folded", "one pass"],
)
def test_tracks_of_one_channel_become_one_sound_with_every_channel_at_its_place(
    make_film: MakeFilm,
    tracks: dict[bool, Path],
    toml: str,
    labelled: bool,
    extra: str,
    target: str,
    wanted: list[set[int]],
) -> None:
    said = toml if labelled else toml.replace("[film]", SAID)
    film = make_film("mono", master=tracks[labelled], toml=said + extra)
    asked = replace(options.resolve(film.project), target=target) if target else options.resolve(film.project)
    warned: list[str] = []
    film.burn(options=asked, warn=warned.append)
    assert warned == ["Sound tracks of one channel each are joined to 5.1: L 1, R 3, C 2, LFE 6, Ls 4, Rs 5."]
    made = film.output(options=asked)
    assert tones(made) == wanted
    planned = job.prepare(film.project, "ko", asked)
    assert heard.faults(planned, made) == ()
    # A fold mixes the centre into both sides, which then swell alike: that they are exchanged does not show there.
    assert len(heard.faults(_swapped(planned), made)) == (0 if extra else 2)


def _swapped(planned: job.Job) -> job.Job:
    """The same with left and right exchanged, as a wrong row of kit.toml would do it."""
    (track,) = planned.media.audio
    left, right, *rest = track.parts
    swapped = replace(track, parts=(right, left, *rest))
    return replace(planned, media=replace(planned.media, audio=(swapped,)))


def test_tracks_that_nobody_tells_of_stay_alone_with_the_row_to_write(
    make_film: MakeFilm, tracks: dict[bool, Path]
) -> None:
    (told,) = prepared(make_film("alone", master=tracks[False])).warnings
    assert told.startswith("The master has 6 sound tracks of one channel each, and players play the first alone")
    assert told.endswith('[film] channels = ["L R C LFE Ls Rs"].')


def prepared(film: Film) -> job.Job:
    return job.prepare(film.project, "ko", options.resolve(film.project))


def test_a_track_is_kept_alone_or_left_out_where_kit_toml_says_so(
    make_film: MakeFilm, tracks: dict[bool, Path], toml: str
) -> None:
    said = toml.replace("[film]", '[film]\nchannels = ["L R", "own", "none", "own", "none"]')
    film = make_film("some", master=tracks[False], toml=said)
    audio = master.look(film.project).audio
    assert [(track.layout, track.parts) for track in audio] == [
        ("stereo", (0, 1)), ("1 channels", (2,)), ("1 channels", (4,))
    ]  # fmt: skip
    assert film.burn().facts["sound tracks"] == "3"
    assert heard.faults(prepared(film), film.output()) == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('["L R C LFE Ls Rs", "L R"]', "“channels” tells of 8 sound tracks, but grey.mp4 has 6"),
        ('["L R C"]', "“L R C” is no sound"),
        ('["L L", "own", "own", "own", "own"]', "“L L” is no sound"),
        ('[""]', "“” is no sound"),
    ],
)
def test_channels_that_cannot_be_are_refused_at_their_row(
    make_film: MakeFilm, tracks: dict[bool, Path], toml: str, said: str, told: str
) -> None:
    film = make_film("wrong", master=tracks[False], toml=toml.replace("[film]", f"[film]\nchannels = {said}"))
    with pytest.raises(UsageError, match=told) as refused:
        prepared(film)
    assert refused.value.place is not None
    assert refused.value.place.row == 2


@pytest.mark.parametrize("number", [1, 2])
def test_a_track_of_two_channels_is_no_channel(
    make_film: MakeFilm, clip: Path, run_ffmpeg: Encode, toml: str, tmp_path: Path, number: int
) -> None:
    both = tmp_path / "both.mov"
    run_ffmpeg("-i", str(clip), "-map", "0", "-map", "0:a", "-c:v", "copy", f"-ac:a:{number - 1}", "2", str(both))
    film = make_film("two", master=both, toml=toml.replace("[film]", '[film]\nchannels = ["L R"]'))
    with pytest.raises(UsageError, match=rf"Sound track {number} of grey\.mp4 has 2 channels"):
        prepared(film)


def test_other_channels_are_another_result(make_film: MakeFilm, tracks: dict[bool, Path], toml: str) -> None:
    film = make_film("mono", master=tracks[False])
    before = film.inputs()
    (film.root / "kit.toml").write_text(toml.replace("[film]", SAID), "utf-8")
    assert film.inputs() == before | {"channels": " ".join(ORDER)}
