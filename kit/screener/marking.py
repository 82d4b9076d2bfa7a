"""What is drawn beside the subtitles: the mark, the running time code, the logo; where and when each shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.screener import logo, marks, running, schedule, text
from kit.screener.script import Event
from kit.time import ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kit.project.marking import Marking
    from kit.project.project import Project
    from kit.receipt import Fingerprints
    from kit.screener.faces import Face
    from kit.screener.options import Options
    from kit.screener.script import Span
    from kit.screener.style import Style
    from kit.tools.probe import Media

PLACES = ("top-left", "top", "top-right")
#: The share of the picture's width that a mark may take where it stands in the middle of the height.
WIDEST = 0.42
#: Between things that stand side by side, and between the mark and text below it: a share of the width, of a row.
_BESIDE, _BELOW = 0.02, 0.9


@dataclass(frozen=True, slots=True)
class Drawn:
    """The mark's words as they are set in rows, everything that is drawn, and how high it reaches down from the top."""

    rows: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class _Room:
    """The picture that is marked, in pixels, and the letters of its marks."""

    width: int
    height: int
    house: Face
    style: Style

    @property
    def em(self) -> float:
        return self.style.mark_size * self.style.base(self.width, self.height)

    @property
    def step(self) -> float:
        return self.style.mark_leading * self.em

    @property
    def edge(self) -> tuple[float, float]:
        return self.style.safe * self.width, self.style.safe * self.height

    @property
    def blur(self) -> str:
        return f"\\blur{self.style.mark_blur * self.style.base(self.width, self.height):.2f}"


def draw(
    project: Project,
    parts: tuple[str, ...],
    options: Options,
    media: Media,
    size: tuple[int, int],
    house: Face,
    style: Style,
) -> Drawn:
    """Everything beside the subtitles in a picture of that size.

    Raises UsageError for words that are too long, FaultyError for a logo that cannot be drawn, StorageError.
    """
    room, marking, film = _Room(*size, house, style), project.settings.screener.marking, project.settings.film
    spans = tuple(shown(marking, media)) if parts else ()
    widths: dict[str, float] = {}
    events: list[Event] = []
    bottom = room.edge[1]
    if parts and project.settings.screener.logo.file:
        made, widths[project.settings.screener.logo.place], bottom = _logo(project, room, spans)
        events += made
    if place := timecode_place(project, options):
        told = running.labels(film.programme_start, media.frames, media.rate)
        wide = running.width(house.metrics, told[-1]) * room.em
        left = {"top-left": room.edge[0], "top": (room.width - wide) / 2, "top-right": room.width - room.edge[0] - wide}
        events += running.events(told, house.metrics, room.em, left[place], room.edge[1], room.blur)
        widths[place], bottom = wide, max(bottom, room.edge[1] + room.step)
    moving = marking.when == "moving"
    widest = WIDEST * room.width if moving else _free(room, marking.place, widths)
    rows = marks.rows(parts, lambda row: house.width(row) * room.em, widest)
    for first, last, turn in spans:
        placed = schedule.PLACED[turn % len(schedule.PLACED)]
        where = corner(room, *placed) if moving else _top(room, marking.place)
        events += _words(rows, room, where, (first, last))
    if rows and not moving:
        bottom = max(bottom, room.edge[1] + len(rows) * room.step)
    return Drawn(rows, tuple(events), bottom + (_BELOW * room.step if bottom > room.edge[1] else 0.0))


def at(
    rows: tuple[str, ...], placed: tuple[bool, float], span: Span, size: tuple[int, int], style: Style, house: Face
) -> Iterator[Event]:
    """A mark's rows at one of the places of ``schedule.PLACED``, on a stretch of frames."""
    room = _Room(*size, house, style)
    return _words(rows, room, corner(room, *placed), span)


def corner(room: _Room, right: bool, high: float) -> tuple[int, float, float]:
    """Alignment and anchor of a mark that begins at a share of the height."""
    return (9, room.width - room.edge[0], high * room.height) if right else (7, room.edge[0], high * room.height)


def shown(marking: Marking, media: Media) -> Iterator[tuple[int, int, int]]:
    """The stretches of frames on which the mark shows, each with its number."""
    frames = media.frames
    if marking.when == "always":
        yield 0, frames, 0
        return
    every, long = (
        max(1, ticks.round_half_up(seconds * media.rate.fps)) for seconds in (marking.every, marking.seconds)
    )
    for turn, first in enumerate(range(0, frames, every)):
        yield first, min(frames, first + (long if marking.when == "intervals" else every)), turn


def timecode_place(project: Project, options: Options) -> str:
    """Where the time code runs, or an empty text; asked for on the command line alone, where there is room.

    Raises UsageError if there is none.
    """
    screener = project.settings.screener
    if not options.timecode:
        return ""
    if screener.marking.timecode != "none":
        return screener.marking.timecode
    taken = {screener.marking.place} if options.mark and screener.marking.when != "moving" else set()
    taken |= {screener.logo.place} if options.mark and screener.logo.file else set()
    free = [place for place in reversed(PLACES) if place not in taken]
    if not free:
        raise UsageError(
            "There is no room for the time code beside the mark and the logo.",
            hint='Say where it runs with timecode = "…" under [screener.marking] in kit.toml.',
            slug="no-room",
        )
    return free[0]


def inputs(project: Project, options: Options, fingerprints: Fingerprints) -> dict[str, str]:
    """A fingerprint of what is drawn beside words and subtitles; nothing where everything is as usual."""
    marking, film_logo = project.settings.screener.marking, project.settings.screener.logo
    found = {}
    if options.mark and (marking.when, marking.place) != ("always", "top-left"):
        found["mark shows"] = f"{marking.when}, {marking.place}, {marking.seconds} s of {marking.every}"
    if options.mark and film_logo.file:
        found[film_logo.file] = fingerprints.of(project.root / film_logo.file)
        found["logo"] = f"{film_logo.place}, {film_logo.width}, {film_logo.strength}"
    if place := timecode_place(project, options):
        found["time code"] = place
    return found


def _top(room: _Room, place: str) -> tuple[int, float, float]:
    """Alignment and anchor of a place at the top."""
    edge = room.edge
    return {"top-left": (7, edge[0], edge[1]), "top": (8, room.width / 2, edge[1])}.get(
        place, (9, room.width - edge[0], edge[1])
    )


def _words(rows: Iterable[str], room: _Room, where: tuple[int, float, float], span: Span) -> Iterator[Event]:
    align, x, y = where
    for index, row in enumerate(rows):
        place = f"{{\\an{align}\\pos({x:.1f},{y + index * room.step:.1f}){room.blur}}}"
        yield Event(0, *span, "Mark", place + text.escape(row))


def _free(room: _Room, place: str, widths: dict[str, float]) -> float:
    """The width that is left for the mark at a place, beside what stands at the others."""
    gap = _BESIDE * room.width
    whole = room.style.widest * room.width
    left, middle, right = (widths.get(one, 0.0) for one in PLACES)
    if place == "top":
        return whole - 2 * (max(left, right) + gap) if left or right else whole
    if middle:
        return (whole - middle) / 2 - gap
    other = right if place == "top-left" else left
    return whole - other - gap if other else whole


def _logo(project: Project, room: _Room, spans: Iterable[tuple[int, int, int]]) -> tuple[list[Event], float, float]:
    """The logo's rows, its width, and how far down it reaches."""
    wanted = project.settings.screener.logo
    path = project.root / wanted.file
    pixels = logo.read(path, max(2, round(wanted.width * room.width)))
    logo.refuse_fine(pixels, path)
    high, wide = pixels.shape[:2]
    left = {"top-left": room.edge[0], "top": (room.width - wide) / 2}.get(
        wanted.place, room.width - room.edge[0] - wide
    )
    joined = _joined(spans)
    made = logo.events(pixels, round(left), round(room.edge[1]), wanted.strength, joined)
    return list(made), float(wide), room.edge[1] + high


def _joined(spans: Iterable[tuple[int, int, int]]) -> list[Span]:
    """Stretches without their numbers, those that touch as one: a logo stays where a mark moves."""
    found: list[Span] = []
    for first, last, _ in spans:
        if found and found[-1][1] == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found
