"""A master that is many files: numbered pictures, and a sound file beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError, NothingToDoError, Place
from kit.tools import files, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.time.rate import Rate
    from kit.tools.numbered import Frames


@dataclass(frozen=True, slots=True)
class ImageSequence:
    """Numbered pictures as kit.toml writes them (an absolute path), their rate, the file with their sound if any."""

    written: Path
    rate: Rate
    sound: Path | None = None

    @property
    def name(self) -> str:
        """What it is called in kit.toml."""
        return self.written.name

    def is_file(self) -> bool:
        """Whether it is there, as a film's single file would be: any of its pictures, and its sound."""
        return numbered.any_there(self.written) and (self.sound is None or self.sound.is_file())

    def frames(self) -> Frames:
        """The pictures. Raises what ``numbered.find`` raises."""
        return numbered.find(self.written)

    @property
    def parts(self) -> list[Path]:
        """Every file, the sound last. Raises what ``numbered.find`` raises."""
        return [*self.frames().files, *([self.sound] if self.sound else [])]

    def with_name(self, name: str) -> Path:
        """A name beside the pictures, or beside the folder that stands for them."""
        return self.written.with_name(name)


#: A film's master: one file, or many.
Master = Path | ImageSequence


def is_named(path: Path) -> bool:
    """Whether a master's path names pictures: by the extension of a picture, or as a folder."""
    return path.suffix.lower() in numbered.KINDS or path.is_dir()


def heard(master: Master) -> Path:
    """The file with a master's sound. Raises NothingToDoError for pictures without one."""
    if isinstance(master, Path):
        return master
    if master.sound is None:
        raise NothingToDoError(
            f"{master.name} holds no sound.",
            hint='Name the file with the sound in kit.toml: [film] sound = "master/mix.wav".',
            slug="media-no-sound",
            place=Place(master.written),
        )
    return master.sound


def files_of(master: Master) -> list[Path]:
    """Every file of a master. Raises what ``numbered.find`` raises."""
    return [master] if isinstance(master, Path) else master.parts


def digest(master: Master) -> str:
    """SHA-256 of a file's bytes, of many files that of ``together``. Raises as ``Fingerprints.of`` does."""
    if isinstance(master, Path):
        return files.sha256(master)
    return together(master, map(files.sha256, master.parts))


def together(master: ImageSequence, digests: Iterable[str]) -> str:
    """One SHA-256 for a sequence, of its rate and those of all its files."""
    import hashlib  # noqa: PLC0415 - a film in one file needs none

    return hashlib.sha256(" ".join([str(master.rate.fps), *digests]).encode()).hexdigest()


def size(master: Master) -> int:
    """Bytes of all its files; 0 where they cannot be told."""
    try:
        return sum(path.stat().st_size for path in files_of(master))
    except (OSError, KitError):
        return 0
