"""A film's changes of shot, found in its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.retime.shots.cuts import THRESHOLD, Cuts, window
from kit.retime.shots.frames import looks
from kit.retime.shots.gradual import Gradual
from kit.retime.shots.listing import Changed, Found
from kit.retime.shots.past import Past
from kit.retime.shots.settle import Settling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.retime.shots.gradual import Transition
    from kit.retime.shots.look import Look
    from kit.time.rate import Rate
    from kit.tools.probe import Media


def find(
    media: Media, rate: Rate, master: str, progress: Callable[[float], None], threshold: float = THRESHOLD
) -> Found:
    """The changes of shot of a film whose fingerprint is ``master``, frames counted at ``rate``.

    It holds some seconds of small frames at a time, however long the film. Raises StorageError for a damaged picture.
    """
    search = Search(rate, threshold)
    frames = 0
    for look in looks(media, rate, progress):
        search.add(look)
        frames = look.frame + 1
    sharp, slow = search.end()
    return Found(
        rate=str(rate.fps),
        frames=frames,
        cuts=_in_order(sharp, [one.frame for one in slow]),
        gradual=tuple(Changed(one.kind, one.first, one.last, one.frame) for one in slow),
        master=master,
        threshold=threshold,
    )


class Search:
    """Takes a film's frames one by one, and gives its changes of shot when it has ended."""

    def __init__(self, rate: Rate, threshold: float = THRESHOLD) -> None:
        self._near = window(rate)
        self._past = Past(rate)
        self._hard, self._gradual = Cuts(rate, threshold), Gradual(rate, self._past)
        self._settling = Settling(self._past, rate)
        self._cuts: list[int] = []

    def add(self, look: Look) -> None:
        """Take the next frame."""
        self._past.add(look)
        self._cuts += self._settling.add(self._hard.add(look), look.frame)
        self._gradual.add(look)

    def end(self) -> tuple[list[int], list[Transition]]:
        """The hard cuts, and the changes that take a while."""
        cuts = [*self._cuts, *self._settling.end(self._hard.end())]
        slow = self._gradual.end(cuts)
        return [cut for cut in cuts if not any(-self._near < cut - one.frame < self._near for one in slow)], slow


def _in_order(*frames: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({frame for some in frames for frame in some if frame > 0}))
