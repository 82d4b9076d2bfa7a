"""Break a cue anew: at the best places that its language knows, with every tag where its words are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kit.check.breaking import choose
from kit.check.breaking.speakers import passages, runs_on
from kit.check.rawtext import RawText, align
from kit.subs.edit import SetLines
from kit.subs.measure import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a cue that read on as one text: which ones, their words, and how many words each new line takes."""

    lines: range
    words: tuple[str, ...]
    sizes: tuple[int, ...]

    @property
    def text(self) -> Iterator[str]:
        """The new lines."""
        start = 0
        for size in self.sizes:
            yield " ".join(self.words[start : start + size])
            start += size


def broken(cue: Cue, locale: str, limits: Limits) -> tuple[Passage, ...] | None:
    """The best breaks of a cue within its profile's limits, on as few lines as will hold it.

    None if it does not fit, or if its lines cannot be put together without changing its text.
    """
    return _broken(cue.lines, locale, limits.count, limits.max_chars_per_line, limits.max_lines)


# Several rules ask for the same cue.
@lru_cache(maxsize=1 << 12)
def _broken(
    lines: tuple[str, ...], locale: str, count: str, limit: float | None, most: int | None
) -> tuple[Passage, ...] | None:
    if not runs_on(lines):
        return None
    made: list[Passage] = []
    for passage in passages(lines):
        words = tuple(word for line in lines[passage.start : passage.stop] for word in line.split(" "))
        sizes = _sizes(words, locale, count, limit, most)
        if sizes is None:
            return None
        made.append(Passage(passage, words, sizes))
    total = sum(len(passage.sizes) for passage in made)
    return tuple(made) if most is None or total <= most else None


def edit(track: Track, cue: Cue, made: Sequence[Passage] | None) -> SetLines | None:
    """The edit that breaks a cue so, markup kept; None if its text cannot be followed back into the file."""
    raw = RawText(track, cue).lines
    if raw is None or made is None:
        return None
    lines: list[str] = []
    for passage in made:
        joined = " ".join(raw[passage.lines.start : passage.lines.stop])
        cut = _cut(joined, list(passage.text))
        if cut is None:
            return None
        lines += cut
    return SetLines(cue.number, raw, tuple(lines)) if tuple(lines) != raw else None


def plain(made: Sequence[Passage]) -> tuple[str, ...]:
    """The new lines of a cue, without markup."""
    return tuple(line for passage in made for line in passage.text)


def _sizes(
    words: tuple[str, ...], locale: str, count: str, limit: float | None, most: int | None
) -> tuple[int, ...] | None:
    if limit is not None and weigh(" ".join(words), count) <= limit:
        return (len(words),)
    for lines in range(2, (most or 2) + 1):
        found = choose.best(words, locale, count, limit, lines)
        if found is not None:
            return found
    return None


def _cut(joined: str, lines: Sequence[str]) -> list[str] | None:
    """A raw text cut where the plain lines end; the space at each cut goes."""
    places = align(joined, " ".join(lines))
    if places is None:
        return None
    cut: list[str] = []
    done = at = 0
    for line in lines[:-1]:
        at += len(line)
        start, end = places[at]
        cut.append(joined[done:start])
        done = end
        at += 1
    return [*cut, joined[done:]]
