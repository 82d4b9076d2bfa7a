"""Recuts by a right track and by speech alone: how often kit is right, unsure, or sure and wrong."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import retime_sound as spoken
from retime_reference import ENOUGH, TRANSLATIONS

from kit.retime import reference
from kit.retime.speech.activity import STEP, Activity, activity
from kit.retime.speech.match import of_activity
from kit.retime.speech.template import Times
from kit.retime.timemap import Verdict
from kit.subs.track import Facts
from kit.time.rate import parse_rate

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
import recuts
import translations as made
from recuts import Edit

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from recuts import Recut

    from kit.retime.timemap import TimeMap

#: What was done to the film, so many times.
CASES = {
    "one scene out": (1, (Edit.OUT,)),
    "one scene in": (1, (Edit.IN,)),
    "one scene replaced": (1, (Edit.INSTEAD,)),
    "two scenes out": (2, (Edit.OUT,)),
    "two scenes in": (2, (Edit.IN,)),
    "three scenes out": (3, (Edit.OUT,)),
    "three times out, in or replaced": (3, (Edit.OUT, Edit.IN, Edit.INSTEAD)),
    "one scene moved elsewhere": (1, (Edit.MOVED,)),
}
#: Minutes and seconds of a scene, by a track and by speech.
MINUTES, SCENES = 8, (4, 60)
SPOKEN_MINUTES, SPOKEN_SCENES, APART = 5, (6, 40), 12
#: In each cell: by a track, and by speech.
FILMS, SPOKEN_FILMS = 20, 60
_NEAR = 0.25
_SEED, _SPOKEN_SEED = 2024, 2025
_FPS = float(made.FPS)

_ABOUT = f"""Made films with cuts at any place, none of which kit was tuned on. For a right track they last {MINUTES}
minutes and their scenes {SCENES[0]} to {SCENES[1]} seconds; for speech {SPOKEN_MINUTES} minutes and
{SPOKEN_SCENES[0]} to {SPOKEN_SCENES[1]} seconds (espeak-ng in three languages, clean, and noise and music 5 dB below).
A film is right if {ENOUGH:.0%} of its cues are within 250 ms, or removed as they should be, those beside a join left
out. Only what was solid is counted as wrong."""


class Told(NamedTuple):
    """What became of a film."""

    verdict: Verdict
    is_right: bool

    @property
    def name(self) -> str:
        """Right, wrong, or the verdict that kept it from being written."""
        if self.verdict is not Verdict.SOLID:
            return str(self.verdict)
        return "right" if self.is_right else "wrong"


def told(found: TimeMap, begins: Sequence[float], cut: Recut) -> Told:
    """A map judged by where each in-time (frames of the old film) should be."""
    good = counted = 0
    for begin in begins:
        if cut.is_near_join(begin):
            continue
        counted += 1
        place, at = cut.place(begin), made.milliseconds(begin) * 705_600
        gone = found.is_removed(at)
        if place is None or gone:
            good += gone and place is None
        else:
            good += abs(found.of(at).at(at) / 705_600_000 - float(place) / _FPS) <= _NEAR
    return Told(found.verdict, good >= ENOUGH * counted)


def section(*, quick: bool = False, by: str = "", share: int = 1) -> str:
    """The table, as Markdown; ``by`` track or speech leaves the other out; one of ``share`` films is made."""
    least = 10 if quick else share
    talks = list(_talks()) if by != "track" and spoken.available() else []
    habits = TRANSLATIONS if by != "speech" else {}
    heads = [*(f"a track{how or ', made from the template'}" for how in habits), *(["speech"] if talks else [])]
    rows = ["## Recuts by a right track and by speech", "", _ABOUT, "", f"| the film | {' | '.join(heads)} |"]
    rows.append("|---" * (len(heads) + 1) + "|")
    for what, (number, kinds) in CASES.items():
        cells = [
            _cell(_by_track(f"{what}{how}{film}", habit, number, kinds) for film in range(FILMS // least))
            for how, habit in habits.items()
        ]
        if talks:
            cells.append(_cell(_by_speech(talks, film, number, kinds) for film in range(SPOKEN_FILMS // least)))
        rows.append(f"| {what} | {' | '.join(cells)} |")
        print(rows[-1], flush=True)
    return "\n".join(rows)


def _cell(films: Iterator[Told]) -> str:
    names = Counter(one.name for one in films)
    wrong = names.pop("wrong", 0)
    rest = [f"{names[name]} {name}" for name in ("unsure", "refused") if names[name]]
    return ", ".join([f"{names['right']} right", *rest, f"**{wrong} wrong**" if wrong else "0 wrong"])


def _edits(chance: random.Random, number: int, kinds: Sequence[Edit]) -> list[Edit]:
    return [chance.choice(kinds) for _ in range(number)]


def _by_track(seed: str, habits: made.Habits, number: int, kinds: Sequence[Edit]) -> Told:
    chance = made.chance(f"{_SEED}{seed}")
    film = made.film(chance, MINUTES)
    cut = recuts.recut(chance, MINUTES, _edits(chance, number, kinds), SCENES)
    right = cut.cues(film, recuts.put_in(chance, cut))
    old = made.translate(chance, film, habits)
    facts = Facts(rate=parse_rate("23.976"))
    tracks = (
        replace(made.track(cues, name), facts=facts) for cues, name in ((old, "film.ko.srt"), (right, "film.en.srt"))
    )
    return told(reference.match(*tracks), [float(begin) for begin, _ in old], cut)


class Heard(NamedTuple):
    """A talk under a bed, as the detector hears it."""

    cues: Sequence[tuple[float, float]]
    sound: Activity


def _talks() -> Iterator[Heard]:
    for language in spoken.VOICES:
        talk = spoken.talk(language, 60 * SPOKEN_MINUTES, _SPOKEN_SEED)
        beds = {"clean": None, "noise": spoken.noise, "music": spoken.music}
        for bed in beds.values():
            sound = talk.sound if bed is None else spoken.mixed(talk.sound, bed(len(talk.sound), _SPOKEN_SEED), 5)
            yield Heard(talk.cues, activity([(np.clip(sound, -1, 1) * 32767).astype(np.int16)]))


def _by_speech(talks: Sequence[Heard], film: int, number: int, kinds: Sequence[Edit]) -> Told:
    chance = made.chance(f"{_SPOKEN_SEED}speech{film}{number}{kinds}")
    talk, other = talks[film % len(talks)], talks[(film + 3) % len(talks)]
    cut = recuts.recut(chance, SPOKEN_MINUTES, _edits(chance, number, kinds), SPOKEN_SCENES, APART)
    cues = Times(np.array([begin for begin, _ in talk.cues]), np.array([end for _, end in talk.cues]))
    found = of_activity(cues, _recut(talk.sound, other.sound, cut))
    return told(found, [float(begin) * _FPS for begin in cues.begins], cut)


def _recut(old: Activity, other: Activity, cut: Recut) -> Activity:
    """What the detector heard is cut instead of the sound: it looks at 16 ms by themselves, and is the slow part."""
    speech, rises, onsets = [], [], []
    for piece in cut.pieces:
        source = other if piece.is_new else old
        begin, end = (round(frame / _FPS / STEP) for frame in (piece.begin, piece.end))
        speech.append(source.speech[begin:end])
        rises.append(source.rises[2 * begin : 2 * end])
        onsets.append(source.onsets[2 * begin : 2 * end])
    row = np.concatenate(speech)
    rows = {"speech": (row - row.mean()) / row.std(), "rises": np.concatenate(rises), "onsets": np.concatenate(onsets)}
    return replace(old, **rows, seconds=len(row) * STEP)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the films")
    parser.add_argument("--share", type=int, default=1, help="one of so many films")
    parser.add_argument("--by", choices=("track", "speech"), default="", help="only one of the two")
    asked = parser.parse_args()
    print(section(quick=asked.quick, by=asked.by, share=asked.share))
