"""Retiming by another track: kit beside ffsubsync on made films whose truth is known."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import retime_peers as peers
from retime_words import SENTENCES

from kit.retime import reference
from kit.retime.timemap import Verdict
from kit.subs.track import Facts
from kit.time.rate import parse_rate

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
import translations as made

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from translations import Cues, Habits, Time

    from kit.subs.track import Track

MINUTES, FILES, PEER_FILES = 5, 100, 9
#: Shares of a file's cues that must be within 250 ms.
ENOUGH = 0.95
#: Made from the template; the same with most in-times moved by 1 to 8 frames; timed by ear (83 ms off and more).
TRANSLATIONS = {
    "": made.Habits(),
    ", most in-times moved by 1–8 frames": made.Habits(moved=0.7),
    ", timed by ear": made.Habits(jitter=2),
}
RATES = (Fraction(1001, 1000), Fraction(1000, 1001), Fraction(1001, 960), Fraction(960, 1001), Fraction(24, 25))


@dataclass(frozen=True, slots=True)
class Case:
    """A translation, the template that is right, and where each frame of the one is in the other, if it is anywhere.

    ``texts`` are what both say, the translation in Korean and the template in English.
    """

    old: Cues
    new: Cues
    truth: Callable[[Time], Time | None] | None
    texts: tuple[list[str], list[str]]


def texts(film: Cues, old: Cues, new: Cues, chance: random.Random) -> tuple[list[str], list[str]]:
    """What a translation says, and a template whose cues are given where they are in the film before it was changed."""
    lengths = [len(one) for one in SENTENCES["en"]]
    chosen = made.sentences(chance, film, lengths)
    korean, english = ([SENTENCES[language][one] for one in chosen] for language in ("ko", "en"))
    return made.told(film, korean, old), made.told(film, english, new)


def shifted(chance: random.Random, habits: Habits) -> Case:
    """Up to 25 seconds later or earlier."""
    film = made.film(chance, MINUTES)
    old = made.translate(chance, film, habits)
    frames = max(chance.choice((-1, 1)) * chance.randint(5, 600), -min(old[0][0], film[0][0]))
    return Case(old, made.moved(film, frames), lambda frame: frame + frames, texts(film, old, film, chance))


def cut(chance: random.Random, habits: Habits) -> Case:
    """Twenty seconds cut out."""
    film = made.film(chance, MINUTES)
    length = made.seconds(20)
    begin = chance.randint(made.seconds(40), made.seconds(240))
    new = made.cut_out(film, begin, begin + length)
    old = made.translate(chance, film, habits)
    before = [
        (first if first < begin else first + length, last if last <= begin else last + length) for first, last in new
    ]
    return Case(old, new, made.after_cut(begin, begin + length), texts(film, old, before, chance))


def stretched(chance: random.Random, habits: Habits) -> Case:
    """Another rate."""
    film, ratio = made.film(chance, MINUTES), chance.choice(RATES)
    old = made.translate(chance, film, habits)
    return Case(old, made.stretched(film, ratio), lambda frame: frame * ratio, texts(film, old, film, chance))


def right(chance: random.Random, habits: Habits) -> Case:
    """Nothing to do."""
    film = made.film(chance, MINUTES)
    old = made.translate(chance, film, habits)
    return Case(old, film, lambda frame: frame, texts(film, old, film, chance))


def strangers(chance: random.Random, habits: Habits) -> Case:
    """Another film."""
    film = made.film(chance, MINUTES)
    old = made.translate(chance, film, habits)
    other = made.film(chance, MINUTES)
    return Case(old, other, None, (texts(film, old, [], chance)[0], texts(other, [], other, chance)[1]))


CASES = {
    "shifted": shifted,
    "20 s cut out": cut,
    "another rate": stretched,
    "already right (unchanged)": right,
    "another film (refused)": strangers,
}


_ABOUT = f"""Made documentaries of {MINUTES} minutes, each with an English template and a Korean translation of it. A
file is right if {ENOUGH:.0%} of the cues that the new film keeps are within 250 ms; a track that is right already must
stay as it is, and another film's be refused. {peers.HOW_TO_GET}"""


def section(*, quick: bool = False) -> str:
    """The table, as Markdown."""
    rows = [
        "## Retiming by another track",
        "",
        _ABOUT,
        "",
        "| template of the film; 15 % of cues merged, 10 % split, 5 % dropped | kit | ffsubsync |",
        "|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as name:
        for what, case in CASES.items():
            for how, habits in TRANSLATIONS.items():
                files = [case(made.chance(f"{what}{how}{n}"), habits) for n in range(FILES // 5 if quick else FILES)]
                cells = [str(_kit(files)), _ffsubsync(Path(name), files[: 2 if quick else PEER_FILES])]
                rows.append(f"| {what}{how} | {' | '.join(cells)} |")
                print(rows[-1], flush=True)
    return "\n".join(rows)


def _kit(files: list[Case]) -> str:
    told = Counter(_judged(case) for case in files)
    rest = [f"{told[what]} {what}" for what in ("unsure", "refused", "wrong") if told[what]]
    return ", ".join([f"{told['right']}/{len(files)} right", *rest])


def _judged(case: Case) -> str:
    tracks = zip((case.old, case.new), ("film.ko.srt", "film.en.srt"), case.texts, strict=True)
    found = reference.match(*(_track(*one) for one in tracks))
    if case.truth is None:
        return {Verdict.SOLID: "wrong", Verdict.REFUSED: "right"}.get(found.verdict, "unsure")
    if found.verdict is not Verdict.SOLID:
        return found.verdict.value
    if case.old and case.truth(1000) == 1000 and case.truth(6000) == 6000:  # noqa: PLR2004 - two frames of any film
        return "wrong" if found.changes else "right"
    return "right" if made.within(found, case.old, case.truth) >= ENOUGH else "wrong"


def _track(cues: Cues, name: str, texts: Sequence[str]) -> Track:
    return replace(made.track(cues, name, texts), facts=Facts(rate=parse_rate("23.976")))


def _ffsubsync(folder: Path, files: list[Case]) -> str:
    good = 0
    for case in files:
        right_one = peers.srt(folder / "right.srt", [(_seconds(a), _seconds(b)) for a, b in case.new])
        track = peers.srt(folder / "old.srt", [(_seconds(a), _seconds(b)) for a, b in case.old])
        outcome = peers.ffsubsync(right_one, track)
        if outcome is None:
            return "not installed"
        good += _moved_well(case, outcome)
    return f"{good}/{len(files)} right"


def _moved_well(case: Case, outcome: peers.Outcome) -> bool:
    if outcome.begins is None or case.truth is None:
        return outcome.begins is None
    places = {number: case.truth(begin) for number, (begin, _) in enumerate(case.old, 1)}
    kept = {number: _seconds(place) for number, place in places.items() if place is not None}
    near = sum(abs(outcome.begins.get(number, 1e9) - place) <= 0.25 for number, place in kept.items())  # noqa: PLR2004
    return near >= ENOUGH * len(kept)


def _seconds(frame: Time) -> float:
    return made.milliseconds(frame) / 1000


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="a fifth of the films")
    print(section(quick=asked.parse_args().quick))


if __name__ == "__main__":
    main()
