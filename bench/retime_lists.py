"""Recuts from the lists of both cuts: whether every cue comes to lie on its frame, and every removed one is listed.

Run it by itself (``python bench/retime_lists.py``) for the table; no peer conforms subtitles from edit lists.
"""

from __future__ import annotations

import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from kit.retime import apply
from kit.retime.conform import find
from kit.retime.cutlist import reading
from kit.subs import decode, formats
from kit.time import timecode
from kit.time.rate import Rate, parse_rate
from kit.time.ticks import from_ms, to_ms

RATES = ("23.976", "24", "25", "29.97", "29.97 drop", "50", "59.94 drop")
MINUTES = 90
#: Seconds that the recut loses and gains, each at places of its own.
LOSES, GAINS = (42, 7, 180), (20, 3)
SHOTS = 1_100

#: Reel, first source frame, frames.
Part = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One recut: cues of the track, how many were kept, removed, and wrong by more than a frame; seconds it took."""

    name: str
    cues: int
    kept: int
    removed: int
    wrong: int
    seconds: float


def cases() -> list[Case]:
    """Each rate, from the old cut to the new one and back."""
    found: list[Case] = []
    for seed, name in enumerate(RATES):
        rate = parse_rate(name.removesuffix(" drop"))
        old = _film(rate, seed)
        new = _recut(old, rate, seed)
        drop = name.endswith("drop")
        found.append(_case(f"{name}, old to new", old, new, rate, drop=drop))
        found.append(_case(f"{name}, new to old", new, old, rate, drop=drop))
    return found


def _film(rate: Rate, seed: int) -> list[Part]:
    chance = random.Random(seed)  # noqa: S311 - the same film each time
    mean = MINUTES * 60 * rate.nominal // SHOTS
    return [
        (
            f"A{chance.randrange(40):03}C{chance.randrange(90):03}_260{chance.randrange(300):03}",
            chance.randrange(10**6),
            n,
        )
        for n in (chance.randrange(mean // 3, 2 * mean) for _ in range(SHOTS))
    ]


def _recut(old: list[Part], rate: Rate, seed: int) -> list[Part]:
    """The film without some stretches, with others put in, all at frames that are no cut."""
    chance = random.Random(seed + 100)  # noqa: S311 - the same recut each time
    new = list(old)
    for seconds in LOSES:
        at = chance.randrange(50, len(new) - 100)
        left = seconds * rate.nominal
        while left > 0:
            reel, source, frames = new[at]
            if frames <= left:
                del new[at]
            else:
                new[at] = (reel, source + left, frames - left)
            left -= frames
    for seconds in GAINS:
        at = chance.randrange(50, len(new) - 50)
        reel, source, frames = new[at]
        half = frames // 2
        extra = (f"B{seconds:03}C001_260400", 3_600, seconds * rate.nominal)
        new[at : at + 1] = [(reel, source, half), extra, (reel, source + half, frames - half)]
    return new


def _edl(parts: list[Part], rate: Rate, *, drop: bool) -> str:
    """A list with colons even in drop-frame, as many programs write it."""
    rows = ["TITLE: BENCH", f"FCM: {'' if drop else 'NON-'}DROP FRAME", ""]
    at = timecode.frame("01:00:00;00" if drop else "01:00:00:00", rate)

    def label(frame: int) -> str:
        return timecode.label(frame, rate, drop=drop).replace(";", ":")

    for number, (reel, source, frames) in enumerate(parts, 1):
        times = (source, source + frames, at, at + frames)
        rows.append(f"{number:06}  {reel[:8]} V     C        {' '.join(map(label, times))}")
        rows.append(f"* FROM CLIP NAME: {reel}")
        at += frames
    return "\r\n".join(rows)


def _track(frames: int, rate: Rate) -> str:
    chance = random.Random(frames)  # noqa: S311 - the same track each time
    rows, at, number = [], 2_000, 0
    while at < to_ms(rate.start_of(frames)) - 10_000:
        length = chance.randrange(900, 5_000)
        number += 1
        rows.append(f"{number}\n{_clock(at)} --> {_clock(at + length)}\n{number}\n")
        at += length + chance.randrange(90, 3_000)
    return "\n".join(rows)


def _clock(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


def _places(parts: list[Part]) -> dict[tuple[str, int], int]:
    """Where each source frame shows."""
    found: dict[tuple[str, int], int] = {}
    at = 0
    for reel, source, frames in parts:
        for frame in range(frames):
            found.setdefault((reel, source + frame), at + frame)
        at += frames
    return found


def _case(name: str, old: list[Part], new: list[Part], rate: Rate, *, drop: bool) -> Case:
    with tempfile.TemporaryDirectory() as folder:
        lists = [Path(folder, "old.edl"), Path(folder, "new.edl")]
        for path, parts in zip(lists, (old, new), strict=True):
            path.write_text(_edl(parts, rate, drop=drop), encoding="utf-8")
        text = _track(sum(frames for *_, frames in old), rate)
        track = formats.parse(decode.decode(text.encode(), Path("film.srt")), "srt")
        begin = time.perf_counter()
        cues = [(cue.start, cue.end) for cue in track.cues]
        timemap = find.find(*(reading.read(path, rate) for path in lists), cues)
        result = apply.retime(track, timemap)
        seconds = time.perf_counter() - begin
    sources = [(reel, source + frame) for reel, source, frames in old for frame in range(frames)]
    places = _places(new)
    moved = {one.cue.number: one for one in result.moved}
    gone = {one.cue.number for one in result.removed}
    wrong = 0
    for cue in track.cues:
        frame = int(rate.frames(cue.start))
        place = places.get(sources[frame])
        one = moved.get(cue.number)
        start, notes = (one.start, one.notes) if one else (cue.start, ())
        if cue.number in gone:
            # Its first frame is gone, or too little of it was left.
            last = places.get(sources[int(rate.frames(cue.end - 1))])
            wrong += place is not None and last is not None
        elif place is None:
            wrong += not notes
        else:
            wanted = rate.start_of(place) + cue.start - rate.start_of(frame)
            wrong += abs(start - wanted) > from_ms(1) and "later-in" not in notes
    return Case(name, len(track.cues), len(track.cues) - len(gone), len(gone), wrong, seconds)


def main() -> None:
    """Print the table."""
    print("| recut | cues | kept | removed, listed | wrong by more than 1 ms | time |\n|---|---|---|---|---|---|")
    for one in cases():
        print(f"| {one.name} | {one.cues} | {one.kept} | {one.removed} | {one.wrong} | {one.seconds:.1f} s |")


if __name__ == "__main__":
    main()
