"""Subtitles that viewers switch on themselves: the film's own tracks, inside the file or beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from kit.errors import FaultyError, NothingToDoError, Place, UsageError
from kit.screener import material, timing
from kit.subs.track import Kind
from kit.subs.writers import convert, fit
from kit.subs.writers.base import BOTTOM, Grain, Holds, Options
from kit.subs.writers.srt import SubRip
from kit.subs.writers.vtt import WebVtt
from kit.time import timecode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kit.project.project import Project, TrackFile
    from kit.screener.encoding import Target
    from kit.screener.options import Options as Choices
    from kit.subs.cue import Cue
    from kit.subs.track import Track
    from kit.subs.writers.base import Writer
    from kit.tools.probe import Media


class TimedText(SubRip):
    """What an MP4's own subtitles (3GPP timed text) hold, as SubRip for ffmpeg: one text at a time, at the bottom."""

    title = "MP4 timed text"
    holds: ClassVar[Holds] = Holds(
        italics=Grain.SPAN, bold=Grain.SPAN, underline=Grain.SPAN, positions=BOTTOM, overlaps=False
    )


@dataclass(frozen=True, slots=True)
class Soft:
    """One track as it is written: ``track`` has the times of the picture, ``data`` are the bytes of its file.

    ``written`` are its cues as that form has them. ``default`` is the one that players show unasked; ``losses`` say
    what the form cannot hold.
    """

    track: Track
    written: tuple[Cue, ...]
    data: bytes
    default: bool
    losses: tuple[str, ...]

    @property
    def name(self) -> str:
        """``ko``, ``en.sdh``: what tells it from the others of the film, as players read it in a file's name."""
        return self.track.locale + ("" if self.track.kind is Kind.FULL else f".{self.track.kind}")

    @property
    def title(self) -> str:
        """``한국어``, ``français (Canada) – SDH``: what a player's menu shows."""
        from babel import Locale  # noqa: PLC0415 - 50 ms that other screeners need not wait for

        language = Locale.parse(self.track.locale, sep="-").get_display_name() or self.track.locale
        return language + {Kind.SDH: " – SDH", Kind.FORCED: " – forced"}.get(self.track.kind, "")


def chosen(project: Project, locale: str, options: Choices) -> tuple[TrackFile, ...]:
    """The wanted track, the others of its locale, then those of the further locales.

    Raises NothingToDoError if the wanted one, or every one of a further locale, is missing.
    """
    first = material.choose(project, locale, options)
    found = [first, *(file for file in project.tracks if file.locale == locale and file != first)]
    for tag in dict.fromkeys(options.also):
        own = [file for file in project.tracks if file.locale == tag and tag != locale]
        if not own and tag != locale:
            raise NothingToDoError(
                f"There is no track in {tag}.",
                hint=f"Put subtitles/{project.settings.film.id}.{tag}.srt in place, or leave --also {tag} out.",
                slug="no-track",
            )
        found += own
    return tuple(found)


def refuse(options: Choices, target: Target) -> None:
    """Raise UsageError for further languages where they cannot be switched."""
    if options.also and target.burned:
        raise UsageError(
            "Further languages (--also) need subtitles that can be switched.",
            hint="Add --subtitles soft, or --with to burn two languages at once.",
            slug="also-burned",
        )


def read(project: Project, locale: str, options: Choices, media: Media, target: Target) -> tuple[Soft, ...]:
    """Every track, on the picture's own times and in the form of the target.

    Raises FaultyError if words or times would get lost, KitError as reading a track does.
    """
    writer = _writer(target)
    start = timecode.programme_start(project.settings.film.programme_start, media.rate)
    found = []
    for index, file in enumerate(chosen(project, locale, options)):
        track = material.read(file, media.rate)
        material.refuse_protected(project, track, ())
        shown = tuple(timing.shown(cue, media.rate, start) for cue in track.cues)
        material.refuse_unseen(shown, track, media.frames)
        moved = replace(track, cues=tuple(_moved(cue, start, media) for cue in track.cues))
        found.append(_written(moved, writer, media, default=index == 0))
    return tuple(found)


def _moved(cue: Cue, start: int, media: Media) -> Cue:
    """A cue on the picture's own times, within the picture."""
    return replace(cue, start=max(0, cue.start - start), end=min(cue.end - start, media.duration))


def _writer(target: Target) -> Writer:
    if target.subtitles == "sidecar":
        return WebVtt()
    return SubRip() if target.suffix == ".mkv" else TimedText()


def _written(track: Track, writer: Writer, media: Media, *, default: bool) -> Soft:
    options = Options(rate=media.rate)
    made = convert.convert([track], writer, options)
    copy = made.copies[0]
    if made.data is None:
        raise FaultyError(
            f"{track.path.name} cannot become {writer.title} whole: {'; '.join(map(str, copy.refusals))}.",
            hint="Correct these cues; kit never leaves words out by itself.",
            slug="soft-refused",
            place=Place(track.path),
        )
    written = fit.fit(track, writer, options).track.cues
    return Soft(track, written, made.data, default, tuple(map(str, copy.losses)))


def warnings(tracks: Iterable[Soft]) -> list[str]:
    """What the tracks' form cannot hold, told before anything is made."""
    return [f"{one.track.path.name}: {loss}." for one in tracks for loss in one.losses]


def beside(output: Path, tracks: Sequence[Soft]) -> dict[Path, bytes]:
    """The files beside a screener, by name: its own name, then language and kind, as players look for them."""
    return {name_beside(output, one.name): one.data for one in tracks}


def name_beside(output: Path, name: str) -> Path:
    """The file beside a screener that holds a track (``Soft.name``)."""
    return output.with_name(f"{output.stem}.{name}.vtt")
