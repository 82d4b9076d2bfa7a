"""``index.html``: the screening page, whole in itself but for the videos beside it."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kit.booklet import marks
from kit.booklet.wording import Wording
from kit.package.template import fill
from kit.time import ticks
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.package.choice import Choice
    from kit.package.content import Contents
    from kit.package.manifest import Entry
    from kit.project.project import Project
    from kit.subs.track import Track
    from kit.words import Words


def mark(text: str) -> str:
    """A word that the catalogues translate."""
    return text


NAMES: Final = {
    "screener": mark("Film with burned-in subtitles"),
    "film": mark("Film without burned-in subtitles"),
    "subtitles": mark("Subtitles"),
    "sdh": mark("Subtitles for deaf and hard-of-hearing viewers"),
    "forced": mark("Subtitles for foreign speech and signs only"),
    "booklet": mark("Screening kit"),
    "still": mark("Still"),
    "report": mark("Subtitle report"),
    "access": mark("Access statement"),
}


@dataclass(frozen=True, slots=True)
class Caption:
    """A track of the player; the file itself travels inside the page, since browsers read no track from a disk."""

    kind: str
    language: str
    label: str
    address: str
    default: bool


@dataclass(frozen=True, slots=True)
class Player:
    """A video with its captions; ``burned`` is the language that stands in the picture."""

    path: str
    label: str
    captions: tuple[Caption, ...]
    burned: str


@dataclass(frozen=True, slots=True)
class Line:
    """A cue of a transcript: when, who, what."""

    clock: str
    machine: str
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that is said, in one language."""

    language: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the package."""

    path: str
    name: str
    language: str
    tag: str
    size: str
    sha256: str


def page(project: Project, choice: Choice, contents: Contents, converted: dict[int, bytes]) -> str:
    """The page in the reader's language. ``converted`` holds each track as WebVTT, by its number."""
    reader = choice.reader
    spoken, wording = words(reader), Wording(reader)
    texts = project.texts[reader].film if reader in project.texts else None
    film = project.settings.film
    captions = _captions(contents.tracks, converted, wording, reader)
    return fill(
        "index.html",
        project.root,
        spoken,
        lang=reader,
        title=marks.plain(texts.title) if texts else film.title,
        year=film.year,
        logline=marks.plain(" ".join(texts.logline.split())) if texts else "",
        festival=choice.festival.name,
        players=_players(contents, captions, spoken, wording),
        transcripts=[_transcript(track, spoken, wording) for track in _best(contents.tracks)],
        downloads=[_download(entry, spoken, wording) for entry in contents.entries],
        forms=[form.upper() for form in choice.demands.formats],
    )


def _captions(
    tracks: Sequence[Track], converted: dict[int, bytes], wording: Wording, reader: str
) -> tuple[Caption, ...]:
    """Each full and SDH track; SDH is captions, and so is a full track where its language has no SDH."""
    sdh = {track.locale for track in tracks if track.kind == "sdh"}
    shown = [number for number, track in enumerate(tracks) if track.kind != "forced"]
    first = next((number for number in shown if tracks[number].locale == reader), shown[0] if shown else -1)
    found = []
    for number in shown:
        track = tracks[number]
        is_sdh = track.kind == "sdh"
        found.append(
            Caption(
                "captions" if is_sdh or track.locale not in sdh else "subtitles",
                track.locale,
                wording.capital(wording.language(track.locale)) + (" (SDH)" if is_sdh else ""),
                "data:text/vtt;base64," + base64.b64encode(converted[number]).decode("ascii"),
                number == first,
            )
        )
    return tuple(found)


def _players(contents: Contents, captions: tuple[Caption, ...], spoken: Words, wording: Wording) -> list[Player]:
    """One player with every caption; a burned copy has one of its own only if there is no other."""
    clean = [entry for entry in contents.entries if entry.kind == "film"]
    if clean:
        return [Player(clean[0].path, spoken.say("The film with captions to choose"), captions, "")]
    burned = [entry for entry in contents.entries if entry.kind == "screener"]
    return [
        Player(entry.path, wording.capital(wording.language(entry.language)), _off(captions, entry.language), "yes")
        for entry in burned
    ]


def _off(captions: tuple[Caption, ...], language: str) -> tuple[Caption, ...]:
    """The captions of a burned copy: of its own language, and none shown at once with the burned ones."""
    return tuple(
        Caption("captions", one.language, one.label, one.address, default=False)
        for one in captions
        if one.language == language
    )


def _best(tracks: Sequence[Track]) -> list[Track]:
    """The fullest track of each language: SDH names speakers and sounds."""
    found: dict[str, Track] = {}
    for track in tracks:
        if track.kind != "forced" and (track.locale not in found or track.kind == "sdh"):
            found[track.locale] = track
    return list(found.values())


def _transcript(track: Track, spoken: Words, wording: Wording) -> Transcript:
    lines = tuple(
        Line(_clock(cue.start), f"PT{ticks.to_ms(cue.start) / 1000:.3f}S", cue.text)
        for cue in sorted(track.cues, key=lambda cue: cue.start)
        if cue.text.strip()
    )
    named = wording.capital(wording.language(track.locale))
    return Transcript(track.locale, spoken.say("Transcript: {language}", {"language": named}), lines)


def _clock(at: int) -> str:
    return str(dt.timedelta(seconds=ticks.to_ms(at) // 1000))


def _download(entry: Entry, spoken: Words, wording: Wording) -> Download:
    word = entry.track if entry.track in {"sdh", "forced"} else entry.kind
    return Download(
        entry.path,
        spoken.say(NAMES[word]),
        wording.capital(wording.language(entry.language)) if entry.language else "–",
        entry.language,
        _size(entry.bytes, wording),
        entry.sha256,
    )


def _size(count: int, wording: Wording) -> str:
    """A size in the units of the language, to be read and not to be compared."""
    unit, value = ("digital-megabyte", count / 1e6) if count >= 10**5 else ("digital-kilobyte", count / 1e3)
    return wording.unit(round(value, 1), unit)
