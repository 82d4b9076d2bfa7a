"""What is measured on the master besides its form: how loud it is, where it flashes, where it is suddenly loud."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from kit.booklet.context import Fact
from kit.booklet.entries import ContentWarning
from kit.time import timecode
from kit.time.rate import parse_rate
from kit.tools import flashing, loudness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.booklet.wording import Wording
    from kit.project.project import Project
    from kit.time.rate import Rate
    from kit.tools.flashing import Flashing
    from kit.tools.loudness import Loudness
    from kit.tools.probe import Media
    from kit.words import Words

#: Two things that happen within so many seconds of one another are told as one; a written time may be off by as much.
_NEAR, _OFF = 10, 2
_TENTHS = 10

#: From and up to, in whole seconds of the picture.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, None where the film does not want it: ``[booklet] measure`` in kit.toml.

    ``flashes`` and ``loud`` are stretches of the picture in whole seconds, those near one another joined.
    """

    loudness: Loudness | None
    flashing: Flashing | None
    flashes: tuple[Span, ...]
    loud: tuple[Span, ...]


def measure(project: Project, media: Media | None, progress: Callable[[float], None]) -> Measured:
    """Measure what the film wants measured, once for as long as its master stays the same.

    Raises ToolError if ffmpeg cannot decode the master to its end, and what ``probe.probe`` raises.
    """
    wanted, tool = project.settings.booklet.measure if media else (), project.settings.tools.ffmpeg
    heard = loudness.measure(project.master, tool) if "loudness" in wanted else None
    seen = flashing.measure(project.master, tool, progress) if "flashing" in wanted else None
    return _measured(heard, seen)


def lacking(project: Project) -> bool:
    """Whether the next booklet measures the master first, which takes minutes for a whole film."""
    return _known(project)[1]


def _known(project: Project) -> tuple[Measured, bool]:
    """What earlier booklets measured, and whether anything that the film wants is not measured yet."""
    wanted = project.settings.booklet.measure if project.master.is_file() else ()
    heard = loudness.known(project.master) if "loudness" in wanted else None
    seen = flashing.known(project.master) if "flashing" in wanted else None
    lacks = ("loudness" in wanted and heard is None) or ("flashing" in wanted and seen is None)
    return _measured(heard, seen), lacks


def _measured(heard: Loudness | None, seen: Flashing | None) -> Measured:
    flashes = [_seconds(span, seen.rate) for span in seen.stretches] if seen else []
    loud = [(first // _TENTHS, ceil(last / _TENTHS)) for first, last in (heard.sudden if heard else ())]
    return Measured(heard, seen, _joined(flashes), _joined(loud))


def _seconds(frames: Span, rate: Rate) -> Span:
    """Frames as the whole seconds that hold them."""
    return int(frames[0] / rate.fps), ceil(frames[1] / rate.fps)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + _NEAR:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def facts(measured: Measured, words: Words, wording: Wording) -> Iterator[Fact]:
    """Rows for the technical sheet."""
    if measured.loudness and measured.loudness.tracks:
        said = [
            words.say("silence") if track.silent else words.say(
                "{lufs}, true peak {peak}, range {range}",
                {
                    "lufs": _signed(track.lufs, "LUFS", wording),
                    "peak": _signed(track.peak, "dBTP", wording),
                    "range": _signed(track.range, "LU", wording),
                },
            )
            for track in measured.loudness.tracks
        ]  # fmt: skip
        yield Fact(words.say("Loudness"), "; ".join(said))
    if measured.flashing:
        found = words.say("measured, see the content notes") if measured.flashes else words.say("none measured")
        yield Fact(words.say("Flashing light"), found)


def _signed(value: float, unit: str, wording: Wording) -> str:
    return f"{wording.number(value, '0.0').replace('-', '−')}\u00a0{unit}"


def warnings(project: Project, measured: Measured, words: Words) -> tuple[ContentWarning, ...]:
    """Warnings of what was measured and what no note of the film speaks of."""
    written = {note.kind for note in project.settings.content_notes}
    rows = (
        ("flashing", measured.flashes, words.say("Flashing light"),
         words.say("More than three flashes within a second.")),
        ("loud", measured.loud, words.say("Sudden loud sound"),
         words.say("Much louder than what was heard before.")),
    )  # fmt: skip
    return tuple(
        ContentWarning(subject, detail, words.say("Measured"), "", codes(project, spans))
        for kind, spans, subject, detail in rows
        if spans and kind not in written
    )


def at(project: Project, measured: Measured, kind: str, written: tuple[str, ...]) -> tuple[str, ...]:
    """Where a note holds: as the film writes it, else as measured."""
    spans = {"flashing": measured.flashes, "loud": measured.loud}.get(kind, ())
    return tuple(span.replace("-", "–") for span in written) or codes(project, spans)


def codes(project: Project, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Stretches in the master's time code: ``00:12:03:00–00:12:41:00``."""
    film = project.settings.film
    rate = parse_rate(film.rate)
    zero, drop = timecode.frame(film.programme_start, rate), ";" in film.programme_start

    def code(second: int) -> str:
        return timecode.label(zero + round(second * rate.fps), rate, drop=drop)

    return tuple(f"{code(first)}–{code(last)}" for first, last in spans)


def differences(project: Project) -> Iterator[tuple[bool, str]]:
    """Where the film's notes and what was measured differ, and whether the booklet is wrong because of it."""
    measured, lacks = _known(project)
    if lacks:
        yield False, "loudness and flashing light are not measured yet; `kit booklet build` measures them"
    for kind, spans, what in (
        ("flashing", measured.flashes, "flashing light"),
        ("loud", measured.loud, "a sudden loud sound"),
    ):
        notes = [note for note in project.settings.content_notes if note.kind == kind]
        told = [_written(project, span) for note in notes for span in note.at]
        missed = tuple(span for span in spans if not any(_touch(span, one) for one in told))
        if told and missed:
            yield True, f"{what} was measured at {codes(project, missed)[0]}, and no note says so"
        elif spans and not notes:
            yield False, f"{what} was measured at {codes(project, spans)[0]}; the booklet says so in kit’s words"
    warned = any(note.kind == "flashing" for note in project.settings.content_notes)
    if warned and measured.flashing and not measured.flashes:
        yield False, "a note warns of flashing light, and none was measured (stripes and patterns are not)"


def _written(project: Project, span: str) -> Span:
    film = project.settings.film
    rate = parse_rate(film.rate)
    zero = timecode.frame(film.programme_start, rate)
    first, last = (timecode.frame(end, rate) - zero for end in span.split("-"))
    return _seconds((first, last), rate)


def _touch(one: Span, other: Span) -> bool:
    return one[0] <= other[1] + _OFF and other[0] <= one[1] + _OFF
