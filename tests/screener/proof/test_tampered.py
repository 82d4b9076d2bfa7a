"""One right screener, and what others made of it: each must be told, and only what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kit.errors import FaultyError
from kit.project import load
from kit.screener import burn, job
from kit.screener.faces import Face
from kit.screener.options import Options
from kit.screener.proof import prove
from kit.screener.script import Event
from kit.tools import fonts
from tests.screener.conftest import FRAMES, TOML, Film, encode, srt

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.screener.job import Job
    from kit.screener.proof.result import Proof

#: A real picture, slowly panned, and a sound that swells at uneven places.
STILL = Path(__file__).parents[3] / "media/still-river.jpg"
PAN = "scale=640:360,crop=480:270:x=n:y=60,eq=brightness=-0.1"
SOUND = "sine=f=300:b=4,volume='0.05+0.9*gt(sin(9*t)*sin(23*t+1),0.4)':eval=frame"
ANOTHER = "sine=f=300:b=4:d=2.002,volume='0.05+0.9*gt(sin(57*t+2)*sin(31*t),0.1)':eval=frame[other]"
RIGHT = (("00:00,500", "00:01,001", "강을 건넜어요"), ("00:01,210", "00:01,800", "{\\an8}The river at night"))
FIRST, SECOND = (12, 24), (29, 43)
OPTIONS = Options(mark=False)


@pytest.fixture(scope="session")
def burned(tmp_path_factory: pytest.TempPathFactory) -> Film:
    root = tmp_path_factory.mktemp("tampered")
    (root / "media").mkdir()
    (root / "subtitles").mkdir()
    (root / "kit.toml").write_text(TOML, "utf-8")
    film = Film(root)
    film.write("ko", srt(*RIGHT))
    encode(
        *("-loop", "1", "-framerate", "24000/1001", "-i", str(STILL), "-f", "lavfi", "-i", SOUND),
        *("-vf", PAN, "-frames:v", str(FRAMES), "-t", "2.002"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-c:a", "aac", str(film.project.master)),
    )
    film.burn(options=OPTIONS)
    return film


@pytest.fixture(scope="session")
def planned(burned: Film) -> Job:
    return job.prepare(load.load(burned.root), "ko", OPTIONS)


Events = tuple[Event, ...]


def times(number: int, *spans: tuple[int, int]) -> Callable[[Events], Events]:
    """The events with one cue at other times."""

    def change(events: Events) -> Events:
        others = [event for event in events if event.cue != number]
        mine = [event for event in events if event.cue == number]
        return (*others, *(replace(event, first=first, last=last) for event in mine for first, last in spans))

    return change


def words(number: int, old: str, new: str) -> Callable[[Events], Events]:
    """The events with other words, or tags, in one cue."""

    def change(events: Events) -> Events:
        return tuple(
            replace(event, text=re.sub(old, new, event.text)) if event.cue == number else event for event in events
        )

    return change


def extra(text: str, span: tuple[int, int]) -> Callable[[Events], Events]:
    """The events and another one."""
    return lambda events: (*events, Event(1, *span, "Cue", text, 9))


#: What was changed in what is drawn, and all that the proof tells.
DRAWN: dict[str, tuple[Callable[[Events], Events], dict[str, object]]] = {
    "nothing": (lambda events: events, {}),
    "one frame without the cue": (times(1, (12, 17), (18, 24)), {"1 missing": [(17, 18)]}),
    "a frame late": (times(1, (13, 24)), {"1 missing": [(12, 13)]}),
    "a frame early, and as long": (times(1, (11, 23)), {"1 missing": [(23, 24)], "1 outside": [(11, 12)]}),
    "one stroke": (words(1, "건넜어요", "건넜이요"), {"1 wrong": [FIRST]}),
    "the wrong language": (words(1, "강을 건넜어요", "We crossed it"), {"1 wrong": [FIRST]}),
    "a cue of another film": (words(2, "The river at night", "Où vas-tu ce soir ?"), {"2 wrong": [SECOND]}),
    "the two cues changed places": (
        lambda events: words(1, "강을 건넜어요", "The river at night")(words(2, "The.*night", "강을 건넜어요")(events)),
        {"1 wrong": [FIRST], "2 wrong": [SECOND], "stray": [FIRST]},
    ),
    "another font": (words(1, r"(?=강)", r"{\\fnNoto Serif KR}"), {"1 wrong": [FIRST]}),
    "half as large again": (words(1, r"(?=강)", r"{\\fscx150\\fscy150}"), {"1 wrong": [FIRST], "stray": [FIRST]}),
    "top and bottom changed": (
        words(1, r"\\pos\((.*?),.*?\)", r"\\pos(\1,60)"),
        {"1 missing": [FIRST], "stray": [FIRST]},
    ),
    "burned twice, a line higher": (extra(r"{\\an2\\pos(240,210)}강을 건넜어요", FIRST), {"stray": [FIRST]}),
    "burned twice, a pixel lower": (
        lambda events: (*events, *words(1, r",([0-9.]+)\)", lambda y: f",{float(y[1]) + 1})")(events)[:1]),  # type: ignore[arg-type]
        {"1 wrong": [FIRST]},
    ),
    "a stranger between the cues": (extra(r"{\\an5\\pos(240,135)}누구", (25, 28)), {"stray": [(25, 28)]}),
    "a full stop": (words(2, "night", "night."), {"2 wrong": [SECOND]}),
}
#: How the right screener was remade, and all that the proof tells but how often.
REMADE: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "encoded again": (("-c:a", "copy"), set()),
    "cropped by three percent": (
        ("-vf", "crop=iw*0.97:ih*0.97,scale=480:270", "-c:a", "copy"),
        {"1 wrong", "2 wrong", "stray"},
    ),
    "letterboxed": (("-vf", "scale=480:230,pad=480:270:0:20", "-c:a", "copy"), {"1 missing", "2 wrong", "stray"}),
    "mirrored": (("-vf", "hflip", "-c:a", "copy"), {"other"}),
    "with washed-out levels": (("-vf", "lutyuv=y=val*0.86+16", "-c:a", "copy"), {"other"}),
    "with 120 ms less of sound": (("-af", "atrim=0.12,asetpts=PTS-STARTPTS,apad", "-t", "2.002"), {"early"}),
    "with its sound late": (("-af", "adelay=200:all=1", "-t", "2.002"), {"late"}),
    "with silence": (("-af", "volume=0"), {"gone"}),
    "with another sound": (
        ("-filter_complex", ANOTHER, "-map", "0:v", "-map", "[other]"),
        {"other sound"},
    ),
    "without sound": (("-an",), {"tracks"}),
    "with a second sound": (("-map", "0", "-map", "0:a"), {"tracks"}),
}


def told(found: Proof) -> dict[str, object]:
    """All faults of a proof, by name."""
    faults: dict[str, object] = {"stray": [*found.stray], "other": [*found.other], "mark": [*found.mark]}
    for cue in found.cues:
        for name in ("missing", "wrong", "outside", "over"):
            faults[f"{cue.number} {name}"] = [*getattr(cue, name)]
    for one in found.sound:
        faults["other sound" if one.what == "other" else one.what] = [one.span]
    assert found.faulty == any(faults.values())
    assert bool(found.stray_picture) == bool(found.stray), "and shown"
    return {name: spans for name, spans in faults.items() if spans}


@pytest.mark.parametrize("what", DRAWN)
def test_another_drawing_is_told_to_the_frame(planned: Job, tmp_path: Path, what: str) -> None:
    change, faults = DRAWN[what]
    serif = fonts.serif()
    other = replace(
        planned,
        faces=(*planned.faces, Face(serif, fonts.metrics(serif.path, serif.index))),
        script=replace(planned.script, events=change(planned.script.events)),
    )
    made = tmp_path / "made.mp4"
    burn.run(other, made, made, lambda _: None)
    assert told(prove.prove(planned, made, "ko", lambda _: None, listen=True)) == faults


@pytest.mark.parametrize("what", REMADE)
def test_a_screener_that_was_remade_is_told(burned: Film, planned: Job, tmp_path: Path, what: str) -> None:
    remade, faults = REMADE[what]
    made = tmp_path / "made.mp4"
    encode("-i", str(burned.output(options=OPTIONS)), "-preset", "ultrafast", "-crf", "14", *remade, str(made))
    assert told(prove.prove(planned, made, "ko", lambda _: None, listen=True)).keys() == faults


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("-r", "25"), "frames instead of|time stamps are uneven"),
        (("-vf", "setpts=PTS*24/25", "-r", "25000/1001"), "frames instead of|time stamps are uneven"),
        (("-frames:v", "47"), "47 frames instead of 48"),
    ],
    ids=["at another rate", "faster", "a frame short"],
)
def test_other_frames_are_refused(
    burned: Film, planned: Job, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    made = tmp_path / "made.mp4"
    encode("-i", str(burned.output(options=OPTIONS)), *arguments, "-preset", "ultrafast", str(made))
    with pytest.raises(FaultyError, match=why):
        prove.prove(planned, made, "ko", lambda _: None)


def test_a_piece_of_an_earlier_version_is_told(burned: Film, planned: Job, tmp_path: Path) -> None:
    """The first second is today's, the rest was burned when the second cue still said something else."""
    earlier = replace(planned, script=replace(planned.script, events=words(2, "night", "noon")(planned.script.events)))
    burn.run(earlier, tmp_path / "old.mp4", tmp_path / "old.mp4", lambda _: None)
    made = tmp_path / "made.mp4"
    joined = "[0:v]trim=end_frame=26[a];[1:v]trim=start_frame=26,setpts=PTS-STARTPTS[b];[a][b]concat[v]"
    encode(
        *("-i", str(burned.output(options=OPTIONS)), "-i", str(tmp_path / "old.mp4"), "-filter_complex", joined),
        *("-map", "[v]", "-map", "0:a", "-c:a", "copy", "-preset", "ultrafast", "-crf", "14", str(made)),
    )
    assert told(prove.prove(planned, made, "ko", lambda _: None)) == {"2 wrong": [SECOND]}
