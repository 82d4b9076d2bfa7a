"""One burn, thought through before anything runs: what is shown where, and what has to be said about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kit.errors import Place, UsageError
from kit.project import master
from kit.project.load import FILE
from kit.screener import ass, faces, fit, glyphs, layout, looks, marking, marks, material, pair, targets, timing
from kit.time import ticks, timecode
from kit.time.rate import parse_rate
from kit.tools import channels, ffmpeg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kit.project.project import Project
    from kit.screener.encoding import Target
    from kit.screener.faces import Face
    from kit.screener.layout import Picture, Row
    from kit.screener.options import Options
    from kit.screener.script import Script
    from kit.screener.style import Style
    from kit.screener.timing import Shown
    from kit.subs.track import Track
    from kit.time.rate import Rate
    from kit.tools.ffmpeg import Ffmpeg
    from kit.tools.probe import Media

#: AAC's encoder knows layouts of up to eight channels.
_CHANNELS = 8


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a burn needs: ``script`` is what is drawn, ``warnings`` what the user must be told.

    ``tracks`` is the screener's own, and with two languages the other one's; ``faces`` how each is written, ``house``
    how everything else is. ``borders`` are frames at which the film is cut into segments in any case.
    """

    media: Media
    tracks: tuple[Track, ...]
    target: Target
    program: Ffmpeg
    house: Face
    faces: tuple[Face, ...]
    style: Style
    mark: tuple[str, ...]
    script: Script
    warnings: tuple[str, ...]
    borders: tuple[int, ...] = ()

    @property
    def track(self) -> Track:
        """The screener's own track."""
        return self.tracks[0]

    @property
    def fonts(self) -> tuple[Face, ...]:
        """Every font that is drawn with, once."""
        return tuple({face.font: face for face in (self.house, *self.faces)}.values())

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
    house, rate = faces.house(), parse_rate(project.settings.film.rate)
    chosen = material.choose_all(project, locale, options)
    written = tuple(faces.of(project, file.locale) for file in chosen)
    tracks = tuple(material.read(file, rate) for file in chosen)
    media = _even(master.look(project), rate)
    target, style = targets.resolve(project, options), looks.style(project, options)
    _refuse_master(project, media, program)
    _refuse_channels(media, target)
    parts = marks.parts(project, locale, options)
    glyphs.refuse((), parts, house, project.root / FILE)
    for track, face in zip(tracks, written, strict=True):
        material.refuse_protected(project, track, parts)
        if target.burned:
            glyphs.refuse(track.cues, (), face, track.path)
    beside = marking.draw(project, parts, options, media, target.size(media), house, style)
    picture = layout.Picture(*target.size(media), beside.bottom)
    shown = _shown(project, media, tracks)
    if len(tracks) > 1:
        upper = [file.locale for file in chosen].index(material.from_above(project, chosen)[0])
        rows = layout.place_two(shown, upper, picture, style)
    else:
        rows = layout.place(shown[0], picture, style)
    rows = rows if target.burned else ()
    return Job(
        media=media,
        tracks=tracks,
        target=target,
        program=program,
        house=house,
        faces=written,
        style=style,
        mark=beside.rows,
        script=ass.document(rows, beside.events, picture, style, media.rate, media.frames, house, written),
        warnings=(
            *looks.notes(project, options),
            *_of_picture(media),
            *_of_sound(media),
            *_of_tracks(tracks, shown, rows, picture, written, style, media),
            *pair.notes(tracks, shown, rows),
        ),
    )


def _shown(project: Project, media: Media, tracks: tuple[Track, ...]) -> list[tuple[Shown, ...]]:
    """The frames of each cue of each track. Raises FaultyError for a cue that would show on none."""
    start = timecode.programme_start(project.settings.film.programme_start, media.rate)
    found = [tuple(timing.shown(cue, media.rate, start) for cue in track.cues) for track in tracks]
    for shown, track in zip(found, tracks, strict=True):
        material.refuse_unseen(shown, track, media.frames)
    return found


def _of_tracks(
    tracks: tuple[Track, ...],
    shown: list[tuple[Shown, ...]],
    rows: tuple[Row, ...],
    picture: Picture,
    written: tuple[Face, ...],
    style: Style,
    media: Media,
) -> Iterator[str]:
    """What to warn of in each track; with two of them, each warning says which it is."""
    for index, (track, face) in enumerate(zip(tracks, written, strict=True)):
        own = [row for row in rows if row.track == index]
        told = [
            *material.cut_short(shown[index], media.frames),
            *material.moved(track),
            *fit.notes(own, picture, face, track, style),
        ]
        yield from (f"{track.locale}: {one}" for one in told) if len(tracks) > 1 else told


def _even(media: Media, rate: Rate) -> Media:
    """A master whose rate varies, as the film's rate will make it: frames shown longer are repeated."""
    if media.constant_rate:
        return media
    return replace(media, rate=rate, frames=ticks.round_half_up(ticks.to_seconds(media.duration) * rate.fps))


def _of_picture(media: Media) -> Iterator[str]:
    """What to warn of in the master's picture."""
    if not media.constant_rate:
        yield f"The master’s frame rate varies; the screener’s is an even {media.rate.label()}, with frames repeated."
    if media.interlaced:
        yield (
            "The master says that it is interlaced, so its fields are made frames; if they are whole frames in two "
            'fields (PsF), write [film] scan = "progressive" in kit.toml.'
        )
    if media.logarithmic:
        yield "The pictures say that they are logarithmic, as a scan is: unless that is wrong, they will look pale."
    if media.linear:
        yield "The pictures are linear in light; their colours are taken for those of BT.709."


def _refuse_channels(media: Media, target: Target) -> None:
    """Raise UsageError for a sound with more channels than can be encoded."""
    most = max((track.channels for track in media.audio), default=0)
    if most > _CHANNELS and not target.stereo and target.codec != "prores":
        raise UsageError(
            f"The master’s sound has {most} channels; AAC holds {_CHANNELS}.",
            hint='Fold it to two channels with sound = "stereo" under [screener], or choose a target that does.',
            slug="too-many-channels",
            place=Place(media.sound_path),
        )


def _of_sound(media: Media) -> Iterator[str]:
    """What to tell of the master's sound: the channels of one sound as tracks of their own, as in MXF."""
    tracks = {(track.channels, track.language, track.parts) for track in media.audio}
    if len(media.audio) > 1 and tracks == {(1, media.audio[0].language, ())}:
        yield (
            f"The master has {len(media.audio)} sound tracks of one channel each, and players play the first alone: "
            f"say in kit.toml what each is, such as [film] channels = {channels.example(len(media.audio))}."
        )
    yield from channels.told(media)


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
            f"This ffmpeg has no {', '.join(sorted(needed))}, which this master needs.",
            hint="Use the one that comes with kit: leave [tools] ffmpeg and KIT_FFMPEG empty.",
            slug="ffmpeg-lacks-filter",
            place=Place(media.path),
        )
