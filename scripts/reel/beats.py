"""What can happen in a shot: speech, lettering, nothing."""

from dataclasses import dataclass

NARRATOR = "narrator"
VISITOR = "visitor"


@dataclass(frozen=True)
class Speech:
    """A spoken phrase, followed by a breath of ``after`` frames."""

    text: str
    voice: str = NARRATOR
    after: int = 6


@dataclass(frozen=True)
class Lettering:
    """Words in the picture: ``frames`` long, a gap of ``after`` frames behind."""

    text: str
    frames: int = 38
    style: str = "place"
    after: int = 2


@dataclass(frozen=True)
class Pause:
    """Frames in which nothing is said or lettered."""

    frames: int


Beat = Speech | Lettering | Pause


@dataclass(frozen=True)
class Shot:
    """One picture, the sound under it and what happens in it."""

    picture: str
    sound: str
    beats: tuple[Beat, ...]
