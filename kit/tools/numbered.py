"""Pictures numbered one after the other in a folder: which there are, how they are called, and whether one lacks.

They are written as post houses and their programs write them: ``reel_%06d.dpx`` (printf, as ffmpeg),
``reel_######.dpx`` (as Nuke and Resolve), or the folder, if one sequence is all that it holds. The first number may be
any; what stands last among the numbers of a name is the frame.
"""

from __future__ import annotations

import itertools
import os
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import FaultyError, NothingToDoError, Place, UsageError
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Extensions of pictures that may be frames, and what each kind is called.
KINDS = {
    ".dpx": "DPX", ".tif": "TIFF", ".tiff": "TIFF", ".png": "PNG", ".exr": "EXR", ".jpg": "JPEG", ".jpeg": "JPEG",
    ".jp2": "JPEG 2000", ".j2k": "JPEG 2000", ".j2c": "JPEG 2000",
}  # fmt: skip
_PLACE = re.compile(r"%(?:0(?P<digits>[0-9]))?d|(?P<hashes>#+)")
_NUMBER = re.compile(r"([0-9]+)")
#: ffmpeg counts frames with 31 bits.
_MOST_DIGITS = 9
_LISTED = 6


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """How pictures are called: what stands before and after the number, and up to how many digits zeros fill it."""

    before: str
    digits: int
    after: str

    def of(self, number: int) -> str:
        """The name of one picture."""
        return f"{self.before}{number:0{self.digits}}{self.after}"

    def __str__(self) -> str:
        return f"{self.before}{f'%0{self.digits}d' if self.digits > 1 else '%d'}{self.after}"


@dataclass(frozen=True, slots=True)
class Frames:
    """Pictures without a gap, the first with the number ``first``."""

    folder: Path
    name: Name
    first: int
    count: int

    @property
    def pattern(self) -> str:
        """All of them as ffmpeg reads it: an absolute path in which a percent sign of its own is doubled."""
        parts = (str(self.folder) + os.sep + self.name.before, self.name.after)
        return f"%0{self.name.digits}d".join(part.replace("%", "%%") for part in parts)

    @property
    def shown(self) -> str:
        """All of them as people read it: ``reel_[086400-086447].dpx``."""
        first, last = (f"{number:0{self.name.digits}}" for number in (self.first, self.first + self.count - 1))
        return f"{self.name.before}[{first}-{last}]{self.name.after}"

    @property
    def files(self) -> list[Path]:
        """The file of each frame, in order."""
        return [self.folder / self.name.of(self.first + index) for index in range(self.count)]


def find(written: Path) -> Frames:
    """The pictures that a folder holds or that a pattern names.

    Raises UsageError for what is no pattern or fits several sequences, NothingToDoError if there are none, FaultyError
    if a number lacks in the middle, StorageError for a folder that cannot be read.
    """
    folder = _folder(written)
    there = _there(written)
    if not there:
        raise _nothing(written)
    if len(there) > 1:
        raise UsageError(
            f"“{written.name}” holds {len(there)} sequences of pictures: {_listed(there)}.",
            hint="Name one of them in kit.toml, with its folder: [film] master.",
            slug="sequences",
            place=Place(written),
        )
    name, numbers = next(iter(there.items()))
    numbers.sort()
    _refuse_gaps(written, name, numbers)
    return Frames(folder.absolute(), name, numbers[0], len(numbers))


def any_there(written: Path) -> bool:
    """Whether there is at least one such picture. Raises StorageError for a folder that cannot be read."""
    try:
        return bool(_there(written))
    except UsageError:
        return False


def _folder(written: Path) -> Path:
    return written if written.is_dir() else written.parent


def _there(written: Path) -> dict[Name, list[int]]:
    """The sequences that may be meant, with their numbers."""
    if written.is_dir():
        return _sequences(written)
    wanted = _pattern(written)
    pictures = _pictures(written.parent)
    for name in dict.fromkeys((wanted, *_spelled_by_a_mac(pictures, wanted))):
        numbers = [number for file in pictures if (number := _number(file, name)) is not None]
        if numbers:
            return {name: numbers}
    return {}


def _spelled_by_a_mac(pictures: list[str], wanted: Name) -> Iterator[Name]:
    """The same name in the form that a Mac gives it: letters and their marks, or syllables, taken apart."""
    for form in ("NFD", "NFC"):
        before, after = (unicodedata.normalize(form, part) for part in (wanted.before, wanted.after))
        if any(file.startswith(before) for file in pictures):
            yield Name(before, wanted.digits, after)


def _pattern(written: Path) -> Name:
    places = list(_PLACE.finditer(written.name))
    if len(places) != 1:
        split = _split(written.name)
        example = Name(split[0], len(split[1]), split[2]) if split else f"reel_%06d{written.suffix}"
        raise UsageError(
            f"“{written.name}” does not say where the number of each picture stands.",
            hint=f"Write it as a pattern, such as “{example}”, or name the folder that holds the pictures.",
            slug="sequence-pattern",
            place=Place(written),
        )
    place = places[0]
    return Name(
        written.name[: place.start()],
        len(place["hashes"]) if place["hashes"] else int(place["digits"] or 1),
        written.name[place.end() :],
    )


def _number(file: str, wanted: Name) -> int | None:
    """The number of a picture of this name; None for a picture of another one."""
    if len(file) <= len(wanted.before) + len(wanted.after) or not file.endswith(wanted.after):
        return None
    number = file[len(wanted.before) : len(file) - len(wanted.after)]
    right = _NUMBER.fullmatch(number) and len(number) <= _MOST_DIGITS and wanted.of(int(number)) == file
    return int(number) if right else None


def _sequences(folder: Path) -> dict[Name, list[int]]:
    """All sequences in a folder; numbers that no zeros fill up (``f9``, ``f10``) are of one."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file in _pictures(folder):
        if (split := _split(file)) and len(split[1]) <= _MOST_DIGITS:
            found[split[0], split[2]].append(split[1])
    sequences: dict[Name, list[int]] = defaultdict(list)
    for (before, after), numbers in found.items():
        digits = min(map(len, numbers))
        even = all(number == f"{int(number):0{digits}}" for number in numbers)
        for number in numbers:
            sequences[Name(before, digits if even else len(number), after)].append(int(number))
    return sequences


def _split(file: str) -> tuple[str, str, str] | None:
    """A picture's name before, in and after its last number."""
    stem, dot, ending = file.rpartition(".")
    parts = _NUMBER.split(stem)
    if f".{ending.lower()}" not in KINDS or len(parts) < len(("before", "number", "after")):
        return None
    return "".join(parts[:-2]), parts[-2], parts[-1] + dot + ending


def _pictures(folder: Path) -> list[str]:
    """The names of a folder's files; what is hidden (as a Mac's ``._`` files are) is none of the film's."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if not entry.name.startswith(".") and entry.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise files.storage_error(error, folder, "read") from error


def _nothing(written: Path) -> NothingToDoError:
    beside = _sequences(_folder(written))
    return NothingToDoError(
        f"“{written.name}” holds no numbered pictures." if written.is_dir() else f"No picture fits “{written.name}”.",
        hint=f"In its folder there is {_listed(beside)}: correct [film] master in kit.toml."
        if beside
        else "Put the pictures there (DPX, TIFF, PNG, EXR, JPEG or JPEG 2000), or correct [film] master in kit.toml.",
        slug="sequence-empty",
        place=Place(written),
    )


def _listed(names: dict[Name, list[int]]) -> str:
    told = [f"“{name}”" for name in sorted(names)]
    return ", ".join(told[:_LISTED]) + (" …" if len(told) > _LISTED else "")


def _refuse_gaps(written: Path, name: Name, numbers: list[int]) -> None:
    """Raise FaultyError if a number lacks between the first and the last."""
    gaps = [(before + 1, after - 1) for before, after in itertools.pairwise(numbers) if after != before + 1]
    if not gaps:
        return
    lacking = sum(last - first + 1 for first, last in gaps)
    told = [name.of(first) if first == last else f"{name.of(first)}–{name.of(last)}" for first, last in gaps]
    raise FaultyError(
        f"“{written.name}” lacks {lacking} of {numbers[-1] - numbers[0] + 1} pictures: {', '.join(told[:_LISTED])}"
        f"{' …' if len(told) > _LISTED else ''}.",
        hint="Have them delivered again: without them every later cue would come too early.",
        slug="sequence-gap",
        place=Place(_folder(written) / name.of(gaps[0][0])),
    )
