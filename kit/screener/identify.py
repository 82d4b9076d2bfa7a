"""Whose copy a file is: by its hash in the receipts, else by when and where its mark shows."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from kit.errors import NothingToDoError, Place, UnsureError
from kit.receipt import Receipt
from kit.screener import schedule
from kit.screener.proof import frames, locate
from kit.screener.recipients import Recipient
from kit.screener.style import STYLE
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kit.project.project import Project
    from kit.screener.job import Job
    from kit.screener.proof.frames import Pair

#: A slot tells something if its clearest turn differs from the master by so much more than the second: both in levels
#: of 255, the second after the place's usual difference is taken off.
_LEAST, _CLEARER = 1.5, 1.6
#: Sure is who has so large a share of the slots that tell and so many times more than the next, if anybody on the list
#: would have as many by chance less often than this.
_SHARE, _AHEAD, _CHANCE = 0.6, 2, 1 / 400
#: The part of the picture, from a place's corner, in which a mark is looked for: shares of width and height.
_WIDE, _HIGH = 0.25, 0.08
#: Brightness and contrast are compared on each so many points; below this variance a picture is flat and tells neither.
_EACH, _FLAT = 8, 25.0


@dataclass(frozen=True, slots=True)
class Found:
    """Who it is and how that is known: ``agreeing`` of ``telling`` slots speak for the name, 0 of 0 for the hash."""

    name: str
    locale: str
    agreeing: int
    telling: int


def register(project: Project) -> tuple[Receipt, ...]:
    """The receipts of all personal copies of a film, by name of file. Raises StorageError."""
    found = []
    for path in sorted((project.dist / "receipts").glob("*.json")):
        try:
            known = msgspec.json.decode(files.read_bytes(path), type=Receipt)
        except msgspec.DecodeError:
            continue
        if known.facts.get("recipient"):
            found.append(known)
    return tuple(found)


def by_hash(made: Path, known: Iterable[Receipt]) -> Found | None:
    """The recipient whose copy has exactly these bytes. Raises StorageError."""
    digest = files.sha256(made)
    for one in known:
        if one.sha256 == digest:
            return Found(one.facts["recipient"], one.facts.get("locale", ""), 0, 0)
    return None


def by_mark(project: Project, plain: Job, made: Path, names: Iterable[str], progress: Callable[[float], None]) -> Found:
    """The one of ``names`` whose schedule the marks in the picture keep.

    ``plain`` is the job of any language's unmarked screener; it brings the master. Raises UnsureError if nobody's does,
    or if it could be two people's.
    """
    people = {Recipient(name, "", "", 0).key: name for name in names}
    if not people:
        raise NothingToDoError(
            "No personal copy of this film was made here.",
            hint="Name the list that the copies were made from with --recipients.",
            slug="no-copies",
        )
    best = marks = 0
    for look in (_as_it_is, locate.locate):
        seen = _seen(plain, made, progress, look(plain, made))
        votes = {key: _agreeing(project, plain, key, seen) for key in people}
        first, *others = sorted(votes, key=lambda key: -votes[key])
        best, marks = max((best, marks), (votes[first], len(seen)))
        if _is_sure(votes[first], max((votes[one] for one in others), default=0), len(seen), len(people)):
            return Found(people[first], "", votes[first], len(seen))
    raise UnsureError(
        f"Whose copy {made.name} is cannot be told from its picture: {marks} marks are seen, "
        f"at most {best} of them on one recipient’s schedule.",
        hint="Is it a copy of this film, made with this list, and long enough to show some marks?",
        slug="recipient-unsure",
        place=Place(made),
    )


def _as_it_is(_: Job, __: Path) -> locate.View:
    return locate.View()


def _is_sure(best: int, second: int, seen: int, people: int) -> bool:
    """Whether so many marks on one schedule can hardly be chance, and nobody else comes near."""
    share = 1 / (schedule.TURNS * schedule.PLACES)
    chance = sum(comb(seen, hits) * share**hits * (1 - share) ** (seen - hits) for hits in range(best, seen + 1))
    return best >= _SHARE * seen and best >= _AHEAD * second and people * chance < _CHANCE


def _agreeing(project: Project, plain: Job, key: str, seen: dict[int, tuple[int, int]]) -> int:
    """How many of the marks that are seen stand on this recipient's schedule."""
    media = plain.media
    showings = schedule.showings(project.settings.film.id, key, media.frames, media.rate)
    return sum(seen.get(one.slot) == (one.turn, one.place) for one in showings)


def _seen(plain: Job, made: Path, progress: Callable[[float], None], view: locate.View) -> dict[int, tuple[int, int]]:
    """Turn and place of the mark in each slot in which one is clearly seen."""
    media = plain.media
    count, length = schedule.slots(media.frames, media.rate)
    sums = np.zeros((count, schedule.TURNS, schedule.PLACES))
    looked = np.zeros((count, schedule.TURNS, 1))

    def see(frame: int, pair: Pair) -> None:
        progress(frame / media.frames)
        slot, turn = divmod((frame + max(0, view.begins)) // length, schedule.TURNS)
        if slot < count:
            sums[slot, turn] += _differences(pair, view)
            looked[slot, turn] += 1

    frames.compared(plain, made, see, view if view != locate.View() else None)
    whole = (looked > length / 2)[:, :, 0]
    means = np.where(whole[:, :, None], sums / np.maximum(looked, 1), np.nan)
    if not whole.any():
        return {}
    means -= np.nanmedian(means, axis=(0, 1))
    found = {}
    for slot in np.flatnonzero(whole.sum(axis=1) > schedule.TURNS // 2):
        value = np.nan_to_num(means[slot].ravel(), nan=-np.inf)
        order = np.argsort(value)
        best, second = (float(value[index]) for index in (order[-1], order[-2]))
        if best > _LEAST and best > _CLEARER * max(second, 0.0):
            turn, where = divmod(int(order[-1]), schedule.PLACES)
            found[int(slot)] = turn, where
    return found


def _differences(pair: Pair, view: locate.View) -> np.ndarray:
    """How much the screener differs at each place from the master, made as bright and as contrasting as it is."""
    width, height = pair.width, pair.height
    left, top, across, down = view.shows
    part = (
        slice(round(top * height), round((top + down) * height), _EACH),
        slice(round(left * width), round((left + across) * width), _EACH),
    )
    clean, made = (plane[part].astype(np.float32) for plane in (pair.upper, pair.lower))
    spread = float(clean.var())
    gain = float(((clean - clean.mean()) * (made - made.mean())).mean()) / spread if spread > _FLAT else 1.0
    shift = float(made.mean() - gain * clean.mean())
    found = []
    for right, high in schedule.PLACED:
        left = (1 - STYLE.safe - _WIDE if right else STYLE.safe) * width
        box = (
            slice(round(high * height), round((high + _HIGH) * height)),
            slice(round(left), round(left + _WIDE * width)),
        )
        found.append(float(np.abs(pair.lower[box] - (gain * pair.upper[box].astype(np.float32) + shift)).mean()))
    return np.array(found)
