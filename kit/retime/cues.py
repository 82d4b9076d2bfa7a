"""Tracks without cues: there is nothing to move, and nothing to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import NothingToDoError, Place

if TYPE_CHECKING:
    from kit.subs.track import Track


def none_in(track: Track) -> NothingToDoError:
    """What is said of a track that holds no cue."""
    return NothingToDoError(
        f"{track.path.name} holds no cue.",
        hint="Name the track that you meant.",
        slug="no-cues",
        place=Place(track.path),
    )
