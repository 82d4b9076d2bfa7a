"""The strongest evidence that a film offers for a recut, and why the rest of it was not used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.model import Cut


class Way(StrEnum):
    """Ways of retiming by evidence, the strongest first; each is the command of its name."""

    CONFORM = "conform"
    SOUND = "sound"
    REFERENCE = "reference"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way, the files that it takes in its order, and each other way with what it lacks, if it lacks something."""

    way: Way
    files: tuple[Path, ...]
    others: tuple[tuple[Way, str], ...]


def choose(cut: Cut, root: Path, sound: Path) -> Choice:
    """The strongest of what ``[cut]`` names: lists of both cuts, their sound, a track that is right, else speech.

    Whether a file is there and fits is for the way itself to say: strong evidence that is broken is not passed over
    in silence for a weaker one.
    """
    new_sound = root / cut.new_sound if cut.new_sound else sound
    offers = {
        Way.CONFORM: (
            cut.old_list and cut.new_list,
            (root / cut.old_list, root / cut.new_list),
            "old_list, new_list",
        ),
        Way.SOUND: (cut.old_sound, (root / cut.old_sound, new_sound), "old_sound"),
        Way.REFERENCE: (cut.reference, (root / cut.reference,), "reference"),
        Way.SPEECH: ("always", (new_sound,), ""),
    }
    way = next(way for way, (offered, _, _) in offers.items() if offered)
    others = [(other, "" if offered else keys) for other, (offered, _, keys) in offers.items() if other is not way]
    return Choice(way, offers[way][1], tuple(others))
