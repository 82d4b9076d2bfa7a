"""Writing what was decided: every track and the waivers, or nothing."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from kit.review import waiving
from kit.subs import decode
from kit.subs.patched import refuse_changed
from kit.tools import files

if TYPE_CHECKING:
    from pathlib import Path

    from kit.review.apply import Outcome


def write(outcome: Outcome, waivers: Path | None) -> None:
    """Write all files; each is complete on the disk before the first gets its name.

    ``waivers`` is where further waivers go, None if there are none.
    Raises StorageError, also if another program has changed a track since it was read, UsageError for a file of waivers
    to which none can be added.
    """
    for one in outcome.changed:
        refuse_changed(one.before)
    after = [one.after for one in outcome.changed]
    data = {track.path: decode.encode(track.source, track.source.rows) for track in after}
    if waivers and (added := waiving.added(waivers, outcome.waivers)) is not None:
        data[waivers] = added
    with ExitStack() as parts:
        for path, content in data.items():
            parts.enter_context(files.part_file(path)).write_bytes(content)
