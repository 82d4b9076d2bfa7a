"""What a proof found, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.screener.proof.contrast import LARGE

if TYPE_CHECKING:
    from pathlib import Path

    from kit.screener.proof.contrast import Contrast
    from kit.time.rate import Rate

    #: From a frame up to, not including, another.
    Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proven:
    """One cue: the frames on which it should show, and those on which it does not.

    ``missing``: nothing of it is there; ``wrong``: something else is; ``outside``: frames on which it shows although it
    should not. ``extent`` is the edge of its letters (left, top, right, bottom) in pixels, ``safe`` whether that lies
    in the safe area, ``over`` the cues that it overlaps, each with its language, ``covers`` whether lettering seems to
    stand under it in the master's own picture. ``picture`` is a JPEG, of the first bad frame if there is one.
    """

    number: int
    locale: str
    lines: tuple[str, ...]
    first: int
    last: int
    missing: tuple[Stretch, ...]
    wrong: tuple[Stretch, ...]
    outside: tuple[Stretch, ...]
    extent: tuple[int, int, int, int]
    safe: bool
    over: tuple[tuple[str, int], ...]
    covers: bool
    contrast: Contrast
    picture: bytes

    @property
    def faulty(self) -> bool:
        """Whether an audience would miss it, misread it or see it at the wrong time."""
        return bool(self.missing or self.wrong or self.outside or self.over or self.extent[2] == 0)

    @property
    def faint(self) -> bool:
        """Whether its letters hardly stand out, outline included."""
        return self.contrast.outlined < LARGE


@dataclass(frozen=True, slots=True)
class Misheard:
    """A stretch in which a sound track (from 1) is not the master's, ``milliseconds`` late or early.

    ``what``: ``tracks`` (it is too much or lacks), ``gone`` (silent), ``other`` (another sound), ``late``, ``early``.
    """

    what: str
    track: int
    span: Stretch
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Proof:
    """A screener, held against its master and its track.

    ``second`` is the locale of the other language, if it shows two. ``other``: frames whose picture as a whole is not
    the master's; ``stray``: frames on which something is
    burned where nothing should be; ``mark``: frames on which the mark is not as it should be; ``flashing``: stretches
    with more than three flashes within a second. ``built``: the pictures were held against the master when the
    screener was built, at the edges and in the middle of each cue, and its bytes are the same; else all of them now.
    """

    path: Path
    locale: str
    second: str
    rate: Rate
    frames: int
    cues: tuple[Proven, ...]
    mark: tuple[Stretch, ...]
    other: tuple[Stretch, ...]
    stray: tuple[Stretch, ...]
    sound: tuple[Misheard, ...]
    flashing: tuple[Stretch, ...]
    stray_picture: bytes
    built: bool = False

    @property
    def faulty(self) -> bool:
        """Whether it must not be sent."""
        beside = self.mark or self.other or self.stray or self.sound
        return bool(beside or any(cue.faulty for cue in self.cues))

    @property
    def right(self) -> tuple[Proven, ...]:
        """The cues that are right, on the master's own picture from their first frame to their last."""
        return tuple(
            cue
            for cue in self.cues
            if not cue.faulty and not any(first < cue.last and last > cue.first for first, last in self.other)
        )

    def name(self, cue: Proven) -> str:
        """What a person calls a cue of it: its number, with two languages also which one's."""
        return self.named(cue.locale, cue.number)

    def named(self, locale: str, number: int) -> str:
        """The same for a cue by its language and number."""
        return f"{number} ({locale})" if self.second else str(number)

    @property
    def worst(self) -> tuple[Proven, ...]:
        """The cues by contrast, the faintest first."""
        return tuple(sorted(self.cues, key=lambda cue: (cue.contrast.outlined, cue.contrast.plain, cue.first)))


def stretches(frames: list[int]) -> tuple[Stretch, ...]:
    """Numbers of frames in order, as stretches."""
    found: list[Stretch] = []
    for frame in frames:
        if found and frame == found[-1][1]:
            found[-1] = (found[-1][0], frame + 1)
        else:
            found.append((frame, frame + 1))
    return tuple(found)
