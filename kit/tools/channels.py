"""Channels that are tracks of their own, as post houses deliver ProRes and MXF, made one sound again.

How they belong together is said in kit.toml (``[film] channels``), or by the labels that a QuickTime file has on each
track. Where neither says it nothing is guessed: six tracks may be L R C LFE Ls Rs or L C R Ls Rs LFE.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kit.errors import Place
    from kit.tools.probe import AudioTrack, Media

#: What a channel is called in kit.toml and by ffmpeg, which has the surrounds of 5.1 at the back.
_FIVE = {"L": "FL", "R": "FR", "C": "FC", "LFE": "LFE", "Ls": "BL", "Rs": "BR"}
_SEVEN = {"L": "FL", "R": "FR", "C": "FC", "LFE": "LFE", "Lrs": "BL", "Rrs": "BR", "Lss": "SL", "Rss": "SR"}
#: The surrounds of 5.1 are labelled as standing at the side or at the back.
_AT_THE_BACK = {"SL": "BL", "SR": "BR"}
#: ffmpeg's layouts with their channels in ffmpeg's order.
_LAYOUTS = {"stereo": {"L": "FL", "R": "FR"}, "5.1": _FIVE, "7.1": _SEVEN}
#: Words for a track that is a sound of its own, and for one that is left out.
OWN, NONE = "own", "none"
#: The usual ones of so many tracks: the mix, and a fold of it after it.
_EXAMPLES = {
    2: ["L R"],
    6: ["L R C LFE Ls Rs"],
    8: ["L R C LFE Ls Rs", "L R"],
}
#: How PyAV tells a track with one labelled channel; a centre is told as plain mono.
_LABELS = {f"1 channels ({label})": label for label in _SEVEN.values()} | {"mono": "FC"}


def fault(said: Sequence[str]) -> str | None:
    """The first row of ``[film] channels`` that is no sound."""
    return next((row for row in said if row not in {OWN, NONE} and not _layout(row.split())), None)


def joined(media: Media, said: Sequence[str], place: Place) -> Media:
    """A master whose sounds are whole: each joined one tells its ``parts`` in the order of its layout's channels.

    Raises UsageError if what is ``said`` does not fit the file's tracks; ``place`` is where it is said.
    """
    return replace(media, audio=tuple(_said(media, said, place) if said else _labelled(media.audio)))


def _said(media: Media, said: Sequence[str], place: Place) -> Iterable[AudioTrack]:
    """The sounds that kit.toml tells, its words standing for the file's tracks in order."""
    rows = [row.split() for row in said]
    wanted, there = sum(map(len, rows)), len(media.audio)
    if wanted != there:
        raise UsageError(
            f"“channels” tells of {wanted} sound tracks, but {media.sound_path.name} has {there}.",
            hint="Write a word for each track in the file’s order; “none” leaves one out, “own” keeps one as it is.",
            slug="channels-count",
            place=place,
        )
    at = 0
    for words in rows:
        tracks = range(at, at + len(words))
        at += len(words)
        if words == [OWN]:
            yield replace(media.audio[tracks[0]], parts=(tracks[0],))
        elif words != [NONE]:
            for track in tracks:
                if media.audio[track].channels > 1:
                    raise _not_one(media, track, place)
            yield _whole(media.audio, dict(zip(words, tracks, strict=True)))


def _not_one(media: Media, track: int, place: Place) -> UsageError:
    return UsageError(
        f"Sound track {track + 1} of {media.sound_path.name} has {media.audio[track].channels} channels, and cannot "
        "be one channel of a sound.",
        hint="Write “own” for a track that is a whole sound by itself.",
        slug="channels-not-one",
        place=place,
    )


def _labelled(audio: tuple[AudioTrack, ...]) -> Iterable[AudioTrack]:
    """The tracks joined as their labels say, if these leave no doubt; else as they are."""
    labels = [_LABELS.get(track.layout, "") for track in audio]
    groups: list[dict[str, int]] = []
    for index, label in enumerate(labels):
        if not groups or label in groups[-1] or audio[index].language != audio[index - 1].language:
            groups.append({})
        groups[-1][label] = index
    found = [_named(group) for group in groups]
    if not all(found):
        return audio
    return [_whole(audio, group) for group in found]


def _named(labels: dict[str, int]) -> dict[str, int]:
    """A layout's channels with their tracks, if these labels are exactly its; else nothing."""
    back = {_AT_THE_BACK.get(label, label): track for label, track in labels.items()}
    for layout in _LAYOUTS.values():
        for found in (labels, back):
            if len(found) == len(labels) and set(found) == set(layout.values()):
                return {name: found[label] for name, label in layout.items()}
    return {}


def _layout(words: Sequence[str]) -> str:
    """The layout that has exactly these channels, each once; empty if none has."""
    return next((name for name, names in _LAYOUTS.items() if sorted(names) == sorted(words)), "")


def _whole(audio: Sequence[AudioTrack], named: dict[str, int]) -> AudioTrack:
    """One sound from the tracks of its channels."""
    layout = _layout(list(named))
    parts = tuple(named[name] for name in _LAYOUTS[layout])
    first = audio[min(parts)]
    samples = max(audio[part].sample_rate for part in parts)
    return replace(first, channels=len(parts), layout=layout, sample_rate=samples, parts=parts)


def join(track: AudioTrack) -> str:
    """The map of ffmpeg's ``join``: its inputs are the track's ``parts`` in order."""
    labels = _LAYOUTS[track.layout].values()
    return "|".join(f"{part}.0-{label}" for part, label in enumerate(labels))


def told(media: Media) -> Iterator[str]:
    """What became of the tracks, for people: which ones are one sound now, in the order of its channels."""
    for track in media.audio:
        if len(track.parts) > 1:
            listed = ", ".join(
                f"{name} {part + 1}" for name, part in zip(_LAYOUTS[track.layout], track.parts, strict=True)
            )
            yield f"Sound tracks of one channel each are joined to {track.layout}: {listed}."


def example(count: int) -> str:
    """What kit.toml may say of so many tracks."""
    rows = _EXAMPLES.get(count, [OWN] * count)
    return "[" + ", ".join(f'"{row}"' for row in rows) + "]"
