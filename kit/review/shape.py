"""What a review page is given, as data: the shapes that its script reads.

Times are milliseconds on the tracks' own clock. ``texts`` holds every sentence that depends on the reader's language
once, in each language of the page; ``message``, ``title`` and ``why`` are places in it. A text that must not be
shown is null.
"""

from __future__ import annotations

import msgspec


class CueShape(msgspec.Struct, frozen=True, omit_defaults=True):
    """One cue. ``mark`` is ``kit.review.mark``; ``raw`` the file's own rows, where they differ from ``lines``.

    ``chars`` are counted as the track's profile counts.
    """

    number: int
    start: int
    end: int
    mark: str
    chars: float
    lines: tuple[str, ...] | None = None
    raw: tuple[str, ...] | None = None


class TrackShape(msgspec.Struct, frozen=True):
    """One track; ``speed`` and ``width`` are its profile's limits, null where it has none.

    ``writes`` tells whether kit can change it; ``step`` is the smallest difference of its times, ``gap`` how many
    frames its profile leaves between two cues.
    """

    name: str
    part: str
    locale: str
    kind: str
    profile: str
    writes: bool
    count: str
    speed: float | None
    width: float | None
    step: float
    gap: int
    mark: str
    cues: tuple[CueShape, ...]


class EditShape(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a fix changes in one cue."""

    cue: int
    start: int | None = None
    end: int | None = None
    was: tuple[str, ...] | None = None
    lines: tuple[str, ...] | None = None
    drop: bool = False


class FindingShape(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finding; ``track`` is a place in the list of tracks, ``cue`` is 0 for the whole file.

    ``fix`` is ``safe`` or ``unsafe`` where ``edits`` may be accepted. ``about`` is the row of the file, where no cue is
    meant.
    """

    track: int
    cue: int
    row: int
    rule: str
    severity: str
    message: int
    fix: str = ""
    edits: tuple[EditShape, ...] = ()
    about: str = ""
    waived: str = ""


class RuleShape(msgspec.Struct, frozen=True):
    """A rule that found something; a finding of one that ``protects`` cannot be let stand."""

    name: str
    title: int
    why: int
    source: str
    address: str
    protects: bool


class Live(msgspec.Struct, frozen=True):
    """What changes when a track does. ``unread`` are names of files that could not be read."""

    tracks: tuple[TrackShape, ...]
    rows: list[list[int]]
    findings: tuple[FindingShape, ...]
    rules: dict[str, RuleShape]
    texts: dict[str, list[str]]
    lacking: tuple[int, ...]
    unread: tuple[str, ...] = ()


class Still(msgspec.Struct, frozen=True):
    """What stays as long as the film does. ``start`` is the reel's first frame, ``length`` how long it runs.

    ``peaks`` are base64 of ``kit.review.peaks``, ``cuts`` the moments at which shots change, ``reel`` the address of
    the small copy, ``save`` where decisions are sent; each is empty if there is none. ``words`` are the page's own, in
    each language, a list where they depend on a number.
    """

    kit: str
    film: str
    title: str
    redacted: bool
    language: str
    today: str
    rate: float
    start: int
    length: int
    reel: str
    save: str
    peaks: str
    peaks_a_second: int
    cuts: tuple[int, ...]
    words: dict[str, dict[str, list[str]]]
