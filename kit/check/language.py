"""Which language a track is in, so that the rules of one language leave the others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.check.limits import Limits
    from kit.subs.track import Track


def tag(track: Track, limits: Limits) -> str:
    """The track's own BCP 47 tag, else the one of its profile; empty if neither tells."""
    return track.locale or limits.language


def language(track: Track, limits: Limits) -> str:
    """The same without script and country: ``ko``, ``en``, ``fr``."""
    return tag(track, limits).partition("-")[0]
