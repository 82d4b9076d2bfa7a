"""Retiming by ear: kit beside ffsubsync on sound whose truth is known."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import retime_peers as peers
import retime_sound as made
from retime_sound import RATE, VOICES, Talk

from kit.tools import ffmpeg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from retime_peers import Outcome
    from retime_sound import Sound

MINUTES = 5
#: What was done to the track before it is to be put right: old by new length, and seconds later.
CHANGES = {"shift": (Fraction(1), 12.34), "stretch": (Fraction(25, 24), 0.0), "both": (Fraction(960, 1001), -1.7)}
#: The recut: 42 seconds from here are taken out, 20 seconds from there on are put in.
OUT, LENGTH_OUT, IN, LENGTH_IN = 100, 42, 220, 20
FRAME = 1 / 24
BEYOND = 100.0
_SEED = 5


@dataclass(slots=True)
class Tally:
    """What one program did with the files of a row."""

    limit: float
    right: int = 0
    wrong: int = 0
    refused: int = 0
    errors: list[float] = field(default_factory=list)

    def count(self, outcome: Outcome, truth: dict[int, float], gone: frozenset[int] = frozenset()) -> None:
        """A file is right if every cue that should be there is within the limit, and none that should be gone is."""
        if outcome.begins is None:
            self.refused += 1
            return
        missing = truth.keys() - outcome.begins.keys()
        errors = [outcome.begins[number] - at for number, at in truth.items() if number in outcome.begins]
        self.errors += errors
        right = not missing and not gone & outcome.begins.keys() and max(map(abs, errors)) <= self.limit
        self.right, self.wrong = self.right + right, self.wrong + (not right)

    def __str__(self) -> str:
        files = self.right + self.wrong + self.refused
        text = f"{self.right}/{files} right"
        text += f", {self.refused} refused" if self.refused else ""
        text += f", **{self.wrong} wrong**" if self.wrong else ""
        if self.right and self.errors:
            median, worst = statistics.median(self.errors), max(map(abs, self.errors))
            text += f" (median {1000 * median:+.0f} ms, worst {1000 * worst:.0f} ms)"
        return text


def section(*, quick: bool = False) -> str:
    """The table, as Markdown."""
    if not made.available():
        return f"## Retiming by ear\n\nNot measured: {made.HOW_TO_GET}\n"
    rows = [
        "| case | kit | ffsubsync | target |",
        "|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as name:
        for row in _rows(Path(name), quick=quick):
            print(row, flush=True)
            rows.append(row)
    return "\n".join(("## Retiming by ear", "", _ABOUT, "", *rows))


_ABOUT = f"""espeak-ng speaks in three voices and languages; in-times are set within 60 ms, out-times 0.1 to 0.6 s late.
A file is right if every cue is within 100 ms (ffsubsync: 250 ms; `sound`: one frame of 24) and what was taken out is
gone. Programs run from outside, on the same files. {peers.HOW_TO_GET}"""


def _rows(folder: Path, *, quick: bool) -> Iterator[str]:
    talks = {language: made.talk(language, 60 * MINUTES, _SEED) for language in VOICES}
    if quick:
        talks = {"ko": talks["ko"]}
    yield _changed(folder, talks, ("clean", "noise"), f"{MINUTES} min, clean or noise 5 dB: shift, stretch, both")
    yield _changed(folder, talks, ("music",), "the same with music at 5 dB")
    yield from _recut_by_sound(folder, talks)
    yield _recut_by_speech(folder, talks)
    yield from _refusals(folder, talks)
    if not quick:
        yield from _feature(folder)


def _changed(folder: Path, talks: dict[str, Talk], beds: Sequence[str], what: str) -> str:
    ours, theirs = Tally(0.1), Tally(0.25)
    for talk in talks.values():
        for bed in beds:
            media = made.write(folder / "film.wav", _under(talk.sound, bed))
            for ratio, later in CHANGES.values():
                cues = [(float(b / ratio) + later, float(e / ratio) + later) for b, e in talk.cues]
                pairs = enumerate(zip(talk.cues, cues, strict=True), 1)
                truth = {number: new[0] for number, (new, old) in pairs if old[0] >= 0}
                _both(media, peers.srt(folder / "track.srt", cues), truth, ours, theirs)
    return f"| {what} | {ours} | {theirs} | all ≤ 100 ms, median ±15 ms; or refused |"


def _both(
    media: Path, track: Path, truth: dict[int, float], ours: Tally, theirs: Tally, gone: frozenset[int] = frozenset()
) -> None:
    ours.count(peers.kit(("speech", str(media)), track), truth, gone)
    if (other := peers.ffsubsync(media, track)) is not None:
        theirs.count(other, truth, gone)


def _under(sound: Sound, bed: str, seed: int = 7) -> Sound:
    if bed == "clean":
        return sound
    make = made.music if bed == "music" else made.noise
    return made.mixed(sound, make(len(sound), seed), 5)


def _cut(old: Sound, insert: Sound) -> Sound:
    first, second, third = OUT * RATE, (OUT + LENGTH_OUT) * RATE, IN * RATE
    return np.concatenate((old[:first], old[second:third], insert, old[third:]))


def _follow(at: float) -> float | None:
    """Where a second of the old cut is in the new one."""
    if OUT <= at < OUT + LENGTH_OUT:
        return None
    return at if at < OUT else at - LENGTH_OUT + (LENGTH_IN if at >= IN else 0)


def _back(at: float) -> float | None:
    """Where a second of the new cut is in the old one."""
    if IN - LENGTH_OUT <= at < IN - LENGTH_OUT + LENGTH_IN:
        return None
    return at if at < OUT else at + LENGTH_OUT - (LENGTH_IN if at >= IN - LENGTH_OUT else 0)


def _truth(
    cues: Sequence[tuple[float, float]], way: Callable[[float], float | None]
) -> tuple[dict[int, float], frozenset[int]]:
    """New in-times of the cues that lie in kept parts as a whole, and the cues that lie in removed ones."""
    kept, gone = {}, set()
    for number, (begin, end) in enumerate(cues, 1):
        first, last = way(begin), way(end)
        if first is None and last is None:
            gone.add(number)
        elif first is not None and last is not None and abs(last - first - (end - begin)) < FRAME:
            kept[number] = first
    return kept, frozenset(gone)


def _recut_by_sound(folder: Path, talks: dict[str, Talk]) -> Iterator[str]:
    target = "every kept cue within a frame, removed ones listed"
    for mix in ("clean", "music", "new mix, AAC 96 kbit/s"):
        there, back = Tally(FRAME), Tally(FRAME)
        for language, talk in talks.items():
            insert = made.talk(language, LENGTH_IN, 77)
            old, new = _mixes(talk.sound, insert.sound, mix)
            first, second = made.write(folder / "old.wav", old), made.write(folder / "new.wav", new)
            if mix not in {"clean", "music"}:
                second = _encoded(second, folder / "new.m4a", "-b:a", "96k")
            cues = [(begin, end) for begin, end in talk.cues]
            moved = [(_follow(b), _follow(e)) for b, e in cues]
            new_cues = [(b, e) for b, e in moved if b is not None and e is not None and e > b]
            new_cues += [(IN - LENGTH_OUT + b, IN - LENGTH_OUT + e) for b, e in insert.cues]
            for one, other, list_, way, tally in (
                (first, second, cues, _follow, there),
                (second, first, sorted(new_cues), _back, back),
            ):
                kept, gone = _truth(list_, way)
                track = peers.srt(folder / "track.srt", list_)
                tally.count(peers.kit(("sound", str(one), str(other)), track), kept, gone)
        yield f"| recut (−42 s, +20 s) from sound to sound, {mix} | {there}; back: {back} | – | {target} |"


def _mixes(sound: Sound, insert: Sound, mix: str) -> tuple[Sound, Sound]:
    """The old cut and the new one."""
    if mix == "clean":
        return sound, _cut(sound, insert)
    old = _under(sound, "music")
    if mix == "music":
        return old, _cut(old, _under(insert, "music", 8))
    cut = _cut(sound, insert)
    return old, made.mixed(cut, made.music(len(cut), 9, tempo=120), 5) * np.float32(0.5)


def _recut_by_speech(folder: Path, talks: dict[str, Talk]) -> str:
    ours, theirs = Tally(0.25), Tally(0.25)
    for language, talk in talks.items():
        for bed in ("clean", "music"):
            new = _cut(talk.sound, made.talk(language, LENGTH_IN, 77).sound)
            media = made.write(folder / "film.wav", _under(new, bed))
            kept, gone = _truth(talk.cues, _follow)
            _both(media, peers.srt(folder / "track.srt", talk.cues), kept, ours, theirs, gone)
    return f"| recut, speech only (within 250 ms) | {ours} | {theirs} | 6/6 or refused |"


def _refusals(folder: Path, talks: dict[str, Talk]) -> Iterator[str]:
    wrong, wrong_peer, far, far_peer, right, right_peer = (Tally(0.0005) for _ in range(6))
    for language, talk in talks.items():
        for bed in ("clean", "noise", "music"):
            media = made.write(folder / "film.wav", _under(talk.sound, bed))
            exact = {number: begin for number, (begin, _) in enumerate(talk.cues, 1)}
            other = made.talk(language, 60 * MINUTES, 91).cues
            track = peers.srt(folder / "track.srt", other)
            _both(media, track, {-1: 0.0}, wrong, wrong_peer)
            track = peers.srt(folder / "track.srt", [(b + BEYOND, e + BEYOND) for b, e in talk.cues])
            far.count(peers.kit(("speech", str(media), "--within", "60s"), track), {-1: 0.0})
            if (peer := peers.ffsubsync(media, track)) is not None:
                far_peer.count(peer, {-1: 0.0})
            track = peers.srt(folder / "track.srt", talk.cues)
            exact = peers.begins(track)
            _both(media, track, exact, right, right_peer)
    yield f"| another film's track | {wrong} | {wrong_peer} | refused |"
    yield f"| offset beyond the search range (100 s, 60 s allowed) | {far} | {far_peer} | refused |"
    yield f"| already right (to the millisecond) | {right} | {right_peer} | unchanged |"


def _feature(folder: Path) -> Iterator[str]:
    """Ninety minutes: time and memory.

    Their sound is made in a process of its own: a program's peak of memory counts what its parent held.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as maker:
        cues = maker.submit(_long_film, folder).result()
    one, other = folder / "old.m4a", folder / "new.m4a"
    track = peers.srt(folder / "track.srt", [(b + 3.21, e + 3.21) for b, e in cues])
    ours, theirs = peers.kit(("speech", str(one)), track), peers.ffsubsync(one, track)
    yield f"| 90 minutes, speech | {_cost(ours)} | {_cost(theirs)} | faster than ffsubsync; ≤ 1 GB |"
    track = peers.srt(folder / "track.srt", cues)
    by_sound = peers.kit(("sound", str(one), str(other)), track)
    yield f"| 90 minutes, sound to sound | {_cost(by_sound)} | – | ≤ 20 s; ≤ 1 GB |"


def _long_film(folder: Path) -> tuple[tuple[float, float], ...]:
    """Write both cuts; the cues of the old one, whose first 42 seconds the new one lacks."""
    talk = made.talk("en", 5400, 11)
    old = made.mixed(talk.sound, np.tile(made.music(600 * RATE, 3), 9), 5)
    _encoded(made.write(folder / "old.wav", old), folder / "old.m4a", *_STEREO)
    _encoded(made.write(folder / "new.wav", old[LENGTH_OUT * RATE :]), folder / "new.m4a", *_STEREO)
    return talk.cues


_STEREO = ("-ar", "48000", "-ac", "2", "-b:a", "128k", "-aac_coder", "fast")


def _cost(outcome: Outcome | None) -> str:
    return "–" if outcome is None else str(outcome.cost)


def _encoded(wav: Path, out: Path, *options: str) -> Path:
    argv = [str(ffmpeg.find().path), "-v", "error", "-y", "-i", str(wav), "-c:a", "aac", *options, str(out)]
    subprocess.run(argv, check=True, stdin=subprocess.DEVNULL)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one language, without the ninety minutes")
    parser.add_argument("--long", action="store_true", help="the ninety minutes only")
    asked = parser.parse_args()
    if asked.long:
        with tempfile.TemporaryDirectory() as name:
            print(*_feature(Path(name)), sep="\n")
    else:
        print(section(quick=asked.quick))
