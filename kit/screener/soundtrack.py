"""The sound of a screener, encoded once for all languages and kept: measured, set where asked, measured again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener import loudness
from kit.screener import sound as sounds
from kit.screener.plan import SOUND_FILE
from kit.screener.segments import command, key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kit.screener.job import Job
    from kit.screener.segments.key import Origins
    from kit.tools.process import Group
    from kit.tools.store import Store


def put(
    job: Job,
    folder: Path,
    output: Path,
    origins: Origins,
    store: Store,
    run: Callable[[tuple[str, ...]], Sequence[str]],
    group: Group | None = None,
) -> str:
    """Put every sound track as ``SOUND_FILE`` into a folder, kept or encoded; returns how loud it is, for the receipt.

    ``run`` runs a command line in the folder and returns the last rows that ffmpeg said; ``output`` is for messages.
    Raises ToolError, StorageError.
    """
    if not job.media.audio:
        return ""
    name = key.sound(job, origins)
    made = folder / SOUND_FILE
    entry = store.take(name, made)
    if entry is None:
        said = run(command.sound(job, loudness.gains(job, output, group)))
        origins.refuse_changed()
        entry = store.put(name, made, {"loudness": sounds.told(sounds.measured(said))})
    return entry.facts.get("loudness", "")
