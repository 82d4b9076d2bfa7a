"""What ``kit subs shots --format json`` prints; docs/schema/shots.json is made from this shape."""

from __future__ import annotations

from typing import Literal

import msgspec

from kit import __version__
from kit.retime.shots.listing import Found


class ShotsRecord(Found, frozen=True, kw_only=True):
    """One run: the list as the file at ``path`` holds it; ``written`` is false if it stood there already, or would.

    ``cuts`` are the frames that begin a shot, counted from the film's first, those of ``gradual`` changes included.
    ``frames`` is the film's length, ``master`` its fingerprint, ``made_by`` the search or the list it came from. A
    field never changes its meaning while ``schema`` stays the same.
    """

    schema: Literal[1]
    kit: str
    path: str
    written: bool


def record(found: Found, path: str, *, written: bool) -> ShotsRecord:
    """The run in the shape that programs read."""
    return ShotsRecord(**msgspec.structs.asdict(found), schema=1, kit=__version__, path=path, written=written)
