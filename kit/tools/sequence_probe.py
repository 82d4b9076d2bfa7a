"""What an image sequence and its sound hold: every picture looked at by its head, the first one decoded."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from kit.errors import FaultyError, NothingToDoError, Place, UsageError
from kit.time import ticks
from kit.time.rate import NAMED
from kit.tools import cut_short, files, image_sequence, numbered, opening, remember, still_head
from kit.tools.probe import AudioTrack, Media, audio_tracks, pixel_shape

if TYPE_CHECKING:
    from pathlib import Path

    from av.container import InputContainer

    from kit.tools.image_sequence import ImageSequence
    from kit.tools.numbered import Frames

#: ITU-T H.273: full range; a transfer that is linear in light.
_FULL, _LINEAR = 2, 8
#: Two lengths are of one film at two rates if their ratio is this near to that of the rates, which are not further
#: apart than those that films are shown at by mistake.
_NEAR, _APART = Fraction(1, 2000), Fraction(1, 10)


def probe(master: ImageSequence) -> Media:
    """Look at all of a sequence. What the heads of the pictures say is remembered while no file changes.

    Raises what ``numbered.find`` raises, FaultyError for pictures that differ or a sound of another length,
    StorageError for what cannot be read or is cut short, UsageError for a sound that is none.
    """
    import av  # noqa: PLC0415 - 100 ms that help need not wait for
    from av.error import FFmpegError  # noqa: PLC0415

    frames = master.frames()
    seen = remember.remembered("heads", master, lambda: msgspec.json.encode(_alike(frames)))
    logarithmic = msgspec.json.decode(seen, type=still_head.Head).logarithmic
    length = master.rate.start_of(frames.count)
    sound = _sound(master, master.sound, length) if master.sound else ()
    opened = opening.sequence(frames, master.rate)
    try:
        with av.open(opened.name, format=opened.form, options=opened.options) as container:
            stream = container.streams.video[0]
            first = next(container.decode(stream))
            return Media(
                path=frames.folder / frames.shown,
                size_bytes=image_sequence.size(master),
                container=opened.form,
                stream=0,
                width=first.width,
                height=first.height,
                sar=pixel_shape(stream, first),
                rotation=round(first.rotation) % 360,
                rate=master.rate,
                constant_rate=True,
                frames=frames.count,
                start=Fraction(0),
                offset=0,
                duration=length,
                video_codec=stream.codec_context.name,
                pixel_format=first.format.name,
                interlaced=False,
                matrix=int(first.colorspace),
                full_range=int(first.color_range) == _FULL,
                hdr="",
                audio=sound,
                sequence=frames,
                sound=master.sound,
                linear=int(first.color_trc) == _LINEAR,
                logarithmic=logarithmic,
            )
    except (FFmpegError, StopIteration) as error:
        raise _undecodable(frames.files[0]) from error


def _alike(frames: Frames) -> still_head.Head:
    """The form that all pictures have."""
    first, *others = frames.files
    wanted = still_head.read(first)
    if wanted.kind != numbered.KINDS[first.suffix.lower()]:
        raise FaultyError(
            f"{first.name} is called {first.suffix}, but it is {wanted.kind}.",
            hint="Have the pictures exported again, or give them the extension of what they are.",
            slug="sequence-misnamed",
            place=Place(first),
        )
    for path in others:
        if (found := still_head.read(path)) != wanted:
            raise FaultyError(
                f"{path.name} is not like the first picture: {found}; {first.name}: {wanted}.",
                hint="All pictures of a master have one size and one depth: have this one exported like the others.",
                slug="sequence-mixed",
                place=Place(path),
            )
    return wanted


def _undecodable(path: Path) -> FaultyError:
    return FaultyError(
        f"{path.name} cannot be decoded.",
        hint="Look whether a viewer shows it, and have it exported again.",
        slug="sequence-undecodable",
        place=Place(path),
    )


def _sound(master: ImageSequence, path: Path, length: int) -> tuple[AudioTrack, ...]:
    """The tracks of the file beside the pictures, which last ``length`` ticks."""
    import av  # noqa: PLC0415 - see above
    from av.error import FFmpegError  # noqa: PLC0415

    opened = opening.beside(path)
    try:
        cut_short.refuse(path)
        with av.open(opened.name, options=opened.options) as container:
            if not container.streams.audio:
                raise NothingToDoError(
                    f"{path} holds no sound.",
                    hint="Name a WAV, W64, AIFF or FLAC file with the film's sound: [film] sound.",
                    slug="media-no-sound",
                    place=Place(path),
                )
            _refuse_other_length(master, path, container, length)
            return audio_tracks(container)
    except FFmpegError as error:
        raise UsageError(
            f"{path} is no sound or video that can be opened: {error.strerror}.",
            hint="Name a WAV, W64, AIFF or FLAC file with the film's sound: [film] sound.",
            slug="media-unreadable",
            place=Place(path),
        ) from error
    except OSError as error:
        raise files.storage_error(error, path, "read") from error


def _refuse_other_length(master: ImageSequence, path: Path, container: InputContainer, length: int) -> None:
    """Raise FaultyError for a sound that is more than a frame longer or shorter than the picture."""
    lasts = ticks.from_seconds(Fraction(container.duration or 0, 10**6))
    differs = lasts - length
    if abs(differs) <= master.rate.frame + ticks.PER_SECOND // 1000:
        return
    count = master.rate.nearest(abs(differs))
    told = f"{ticks.clock(abs(differs))} ({count} frames)" if count > 1 else f"{ticks.clock(abs(differs))} (a frame)"
    raise FaultyError(
        f"{path.name} is {told} {'longer' if differs > 0 else 'shorter'} than the picture, which lasts "
        f"{ticks.clock(length)}.",
        hint=_why(master, lasts, length, container.metadata.get("time_reference", ""), container),
        slug="sequence-sound-length",
        place=Place(path),
    )


def _why(master: ImageSequence, lasts: int, length: int, reference: str, container: InputContainer) -> str:
    """What may be wrong with a sound of another length."""
    for name, rate in NAMED.items():
        likely = rate != master.rate.fps and abs(rate / master.rate.fps - 1) < _APART
        if likely and lasts and abs(Fraction(length, lasts) * master.rate.fps / rate - 1) < _NEAR:
            return f"At {name} frames a second the picture would last as long as the sound: look at [film] rate."
    if reference.isdigit() and int(reference):
        begins = ticks.from_seconds(Fraction(int(reference), container.streams.audio[0].sample_rate))
        return (
            f"It is stamped as beginning at {ticks.clock(begins)}: cut it to the first and the last picture, without a "
            "leader and its beep."
        )
    return "Cut it to the first and the last picture, without a leader and its beep, or name the right file."
