"""A film's changes of shot, found in its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.retime.shots.cuts import THRESHOLD, Cuts, window
from kit.retime.shots.frames import looks
from kit.retime.shots.gradual import Gradual
from kit.retime.shots.listing import Changed, Found

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.time.rate import Rate
    from kit.tools.probe import Media


def find(
    media: Media, rate: Rate, master: str, progress: Callable[[float], None], threshold: float = THRESHOLD
) -> Found:
    """The changes of shot of a film whose fingerprint is ``master``, frames counted at ``rate``.

    It holds two seconds of small frames at a time, however long the film. Raises StorageError for a damaged picture.
    """
    hard, gradual = Cuts(rate, threshold), Gradual(rate)
    cuts: list[int] = []
    frames = 0
    for look in looks(media, rate, progress):
        cuts += hard.add(look)
        gradual.add(look)
        frames = look.frame + 1
    cuts += hard.end()
    slow = gradual.end(cuts)
    near = window(rate)
    sharp = [cut for cut in cuts if not any(-near < cut - one.frame < near for one in slow)]
    return Found(
        rate=str(rate.fps),
        frames=frames,
        cuts=_in_order(sharp, [one.frame for one in slow]),
        gradual=tuple(Changed(one.kind, one.first, one.last, one.frame) for one in slow),
        master=master,
        threshold=threshold,
    )


def _in_order(*frames: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({frame for some in frames for frame in some if frame > 0}))
