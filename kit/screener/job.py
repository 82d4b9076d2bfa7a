"""One burn, thought through before anything runs: what is shown where, and what has to be said about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.errors import FaultyError, Place, UsageError
from kit.screener import ass, glyphs, layout, looks, marks, material, targets, text, timing
from kit.time import ticks, timecode
from kit.time.rate import parse_rate
from kit.tools import ffmpeg, fonts, probe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.screener.encoding import Target
    from kit.screener.layout import Picture, Row
    from kit.screener.options import Options
    from kit.screener.script import Script
    from kit.screener.style import Style
    from kit.subs.track import Track
    from kit.time.rate import Rate
    from kit.tools.ffmpeg import Ffmpeg
    from kit.tools.fonts import Font, Metrics
    from kit.tools.probe import Media


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a burn needs: ``script`` is what is drawn, ``warnings`` what the user must be told.

    ``borders`` are frames at which the film is cut into segments in any case.
    """

    media: Media
    track: Track
    target: Target
    program: Ffmpeg
    font: Font
    metrics: Metrics
    mark: tuple[str, ...]
    script: Script
    warnings: tuple[str, ...]
    borders: tuple[int, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the screener's picture."""
        return self.target.size(self.media)

    def argv(self, output: Path, gains: Sequence[float] = ()) -> tuple[str, ...]:
        """The command line for writing to ``output`` in one pass; ``gains`` are decibels for each sound track."""
        from kit.screener import plan  # noqa: PLC0415 - brings ffmpeg-python

        return plan.argv(self.program.path, self.media, self.target, output, gains)


def prepare(project: Project, locale: str, options: Options) -> Job:
    """Read and check everything that a burn needs; nothing is written and nothing long is run.

    Raises KitError: whatever is missing, cannot be read, contradicts itself or would get lost on screen.
    """
    program = ffmpeg.find(project.settings.tools.ffmpeg)
    font = fonts.sans()
    metrics = fonts.metrics(font.path, font.index)
    track = material.read(material.choose(project, locale, options), parse_rate(project.settings.film.rate))
    media = _even(probe.probe(project.master), parse_rate(project.settings.film.rate))
    target, style = targets.resolve(project, options.target), looks.find(options.style).style
    _refuse_master(project, media, program)
    parts = marks.parts(project, locale, options)
    material.refuse_protected(project, track, parts)
    glyphs.refuse(track.cues, parts, metrics.advances, font.family, track.path)
    start = timecode.programme_start(project.settings.film.programme_start, media.rate)
    shown = tuple(timing.shown(cue, media.rate, start) for cue in track.cues)
    material.refuse_unseen(shown, track, media.frames)
    mark, picture = _mark(parts, target.size(media), metrics, style)
    rows = layout.place(shown, picture, style)
    return Job(
        media=media,
        track=track,
        target=target,
        program=program,
        font=font,
        metrics=metrics,
        mark=mark,
        script=ass.document(rows, mark, picture, style, media.rate, media.frames, font.family, metrics),
        warnings=(
            *_unevenness(media),
            *material.cut_short(shown, media.frames),
            *material.moved(track),
            *_fit(rows, picture, metrics, track, style),
        ),
    )


def _even(media: Media, rate: Rate) -> Media:
    """A master whose rate varies, as the film's rate will make it: frames shown longer are repeated."""
    if media.constant_rate:
        return media
    return replace(media, rate=rate, frames=ticks.round_half_up(ticks.to_seconds(media.duration) * rate.fps))


def _unevenness(media: Media) -> list[str]:
    if media.constant_rate:
        return []
    return [f"The master’s frame rate varies; the screener’s is an even {media.rate.label()}, with frames repeated."]


def _refuse_master(project: Project, media: Media, program: Ffmpeg) -> None:
    """Refuse what cannot be burned frame by frame, or not with this ffmpeg."""
    material.refuse_other_rate(project, media)
    if media.rate.fps > timing.FASTEST:
        raise UsageError(
            f"The master has {media.rate.label()} frames a second; burning is exact up to {timing.FASTEST}.",
            hint="Export a master with at most 60 frames a second.",
            slug="rate-too-high",
            place=Place(media.path),
        )
    needed = {"zscale", "tonemap"} if media.hdr else {"bwdif"} if media.interlaced else set()
    if needed - program.filters:
        raise UsageError(
            f"This ffmpeg has no {' and '.join(sorted(needed))}, which this master needs.",
            hint="Use the one that comes with kit: leave [tools] ffmpeg and KIT_FFMPEG empty.",
            slug="ffmpeg-lacks-filter",
            place=Place(media.path),
        )


def _mark(
    parts: tuple[str, ...], picture: tuple[int, int], metrics: Metrics, style: Style
) -> tuple[tuple[str, ...], Picture]:
    width, height = picture
    size = style.mark_size * style.base(width, height)
    mark = marks.rows(parts, lambda row: metrics.width(row) * size, style.widest * width)
    top = style.safe * height + ass.mark_height(len(mark), width, height, style)
    return mark, layout.Picture(width, height, top)


def _fit(rows: tuple[Row, ...], picture: Picture, metrics: Metrics, track: Track, style: Style) -> list[str]:
    """Warn of lines near the edges and of italics that are drawn upright; refuse what runs off the picture."""
    size = style.size * style.base(picture.width, picture.height)
    wide: list[int] = []
    for row in rows:
        width = metrics.width(text.plain(row.line)) * size
        high = row.y - size if row.align <= 3 else row.y + size  # noqa: PLR2004 - the numpad's bottom row
        if width > picture.width or not 0 <= high <= picture.height:
            cue = row.shown.cue
            raise FaultyError(
                f"Cue {cue.number} of {track.path.name} does not fit on the picture: "
                + ("a line is too long." if width > picture.width else "too many lines show at the same time."),
                hint="Break the line, or divide the cue; kit never breaks or drops a line by itself.",
                slug="cue-off-picture",
                place=Place(track.path, cue.text_row),
            )
        if width > style.widest * picture.width:
            wide.append(row.shown.cue.number)
    upright = [row.shown.cue.number for row in rows if text.has_slanted_hangul(row.line)]
    told = []
    if wide:
        told.append(f"Wider than the safe area of the picture: {material.cues(list(dict.fromkeys(wide)))}.")
    if upright:
        told.append(f"Italic Hangul is drawn upright: {material.cues(list(dict.fromkeys(upright)))}.")
    return told
