"""What a segment is made from, as one hash: the same key is the same bytes, in any run and on any day."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kit.screener import encoding, picture
from kit.tools import unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.screener.job import Job
    from kit.screener.script import Script
    from kit.screener.segments.cut import Segment
    from kit.tools.unchanged import Stamp

#: Raised whenever the same inputs would give other bytes.
SCHEMA = 3
#: Raised whenever a build proves more, or otherwise.
_PROOF = 1


@dataclass(frozen=True, slots=True)
class Origins:
    """Fingerprints of the files behind every segment: the master, ffmpeg itself, the font.

    Of an image sequence those of each of its ``files`` are known, so that a picture that was delivered again changes
    its own segment only. ``stamps`` tell of each file of the master whether it is still the one that was hashed.
    """

    master: str
    ffmpeg: str
    font: str
    files: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()

    def picture(self, stretch: Segment, frames: int) -> str | list[str]:
        """What is behind a stretch of ``frames`` pictures, with the first one after it, which it is held against."""
        if not self.files:
            return self.master
        return list(self.files[:frames][stretch.first : stretch.last + 1])

    def sound(self, frames: int) -> str | list[str]:
        """What is behind the sound of ``frames`` pictures."""
        return list(self.files[frames:]) if self.files else self.master

    def refuse_changed(self, first: int = 0, last: int | None = None) -> None:
        """Raise StorageError if what is behind these pictures (up to ``last``, that one too) is not what was hashed.

        None: up to the end, the sound with it.
        """
        unchanged.refuse(self.stamps[first : last + 1] if self.files and last is not None else self.stamps)


def segment(job: Job, origins: Origins, stretch: Segment, script: Script) -> str:
    """The key of a stretch of picture; ``script`` is what is drawn on it, cut to the stretch.

    A clear stretch does not depend on language, font, style or mark, so every copy of the film shares it.
    """
    drawn = [str(script), origins.font] if script.events else []
    source = origins.picture(stretch, job.media.frames)
    return _digest([
        SCHEMA, "picture", source, origins.ffmpeg, stretch.first, stretch.last, drawn,
        list(picture.filters(job.media, job.target, "START")), encoding.segment(job.media, job.target),
    ])  # fmt: skip


def proof(keys: Iterable[str]) -> str:
    """One name for what was joined and how it was proved: the keys of all segments in order."""
    return _digest([_PROOF, *keys])


def sound(job: Job, origins: Origins) -> str:
    """The key of all sound tracks, which no language changes."""
    tracks = [asdict(track) for track in job.media.audio]
    settings = [encoding.audio(job.media, job.target), job.target.stereo, job.target.lufs]
    heard = origins.sound(job.media.frames)
    return _digest([SCHEMA, "sound", heard, origins.ffmpeg, tracks, settings, job.media.frames, job.media.offset])


def _digest(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
