"""20,000 cues in three languages: read by kit and by pysubs2, then checked by every rule."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pysubs2
from measure import Cost, Row, call, compare

from kit.check import engine, profile, registry
from kit.subs import formats
from kit.subs.track import Facts
from kit.time.rate import parse_rate

CUES = 20_000
PROFILES = {"ko": "netflix-ko", "en": "netflix-en", "fr-CA": "netflix-fr-CA"}
SENTENCES = {
    "ko": "강을 건너던 밤 우리는 아무 말도 하지 않았다 멀리서 개가 짖었고 물은 생각보다 깊었다",
    "en": "the night we crossed the river nobody said a word far away a dog barked and the water was deep",
    "fr-CA": "la nuit où nous avons traversé la rivière personne ne parlait au loin un chien aboyait",
}


def rows() -> list[Row]:
    """Reading beside the peer, and checking beside reading."""
    with tempfile.TemporaryDirectory() as name:
        files = {locale: write(Path(name), locale, CUES // len(PROFILES), "film") for locale in PROFILES}
        reading = compare(
            f"read {CUES:,} cues, three languages",
            lambda: call(lambda: [_read(path, locale) for locale, path in files.items()]),
            "pysubs2",
            lambda: call(lambda: [pysubs2.load(str(path)) for path in files.values()]),
            runs=3,
        )
        return [reading, _checking(files)]


def _checking(files: dict[str, Path]) -> Row:
    tracks = [_read(path, locale) for locale, path in files.items()]
    profiles = {locale: profile.load(name) for locale, name in PROFILES.items()}
    every = registry.rules()

    def check() -> None:
        engine.check(tracks, lambda track: profiles[track.locale], rules=every)

    def read() -> Cost:
        return call(lambda: [_read(path, locale) for locale, path in files.items()])

    return compare(f"check them with {len(every)} rules", lambda: call(check), "kit reading them", read, runs=3)


def _read(path: Path, locale: str):  # noqa: ANN202 - the track is only handed on
    return formats.read(path, locale=locale, facts=Facts(rate=parse_rate("23.976")))


def write(folder: Path, locale: str, count: int, film: str) -> Path:
    """A track of so many cues: even sentences of known length, one cue every three seconds."""
    chance = random.Random(film + locale)  # noqa: S311 - a benchmark's text, the same every time
    words, blocks = SENTENCES[locale].split(), []
    for number in range(1, count + 1):
        start = number * 3_003
        lines = (" ".join(chance.choices(words, k=3)) for _ in range(chance.choice((1, 2))))
        blocks.append(f"{number}\n{_clock(start)} --> {_clock(start + 2_500)}\n" + "\n".join(lines) + "\n")
    path = folder / f"{film}.{locale}.srt"
    path.write_text("\n".join(blocks), encoding="utf-8", newline="\n")
    return path


def _clock(milliseconds: int) -> str:
    seconds, milliseconds = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{milliseconds:03}"
