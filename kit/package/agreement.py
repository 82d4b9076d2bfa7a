"""What a package says more than once, it says alike: a track in two formats, the page's captions, its transcripts.

Check sums cannot show it: somebody who changes a caption within the page makes them fit.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.package import offered, webpage
from kit.package.faults import Fault
from kit.package.manifest import PAGE
from kit.subs import decode, formats
from kit.time.ticks import to_ms
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from xml.etree import ElementTree as ET

    from kit.package.manifest import Manifest
    from kit.subs.track import Track

_CAPTIONS = re.compile(r"data:text/vtt(?:;[a-z0-9=-]+)*?;base64,([A-Za-z0-9+/=]*)")
_MOMENT = re.compile(r"PT(\d{1,6})\.(\d{3})S")


@dataclass(frozen=True, slots=True)
class Said:
    """Some words and when, in milliseconds; a transcript says no ``end``."""

    start: int
    words: str
    end: int | None = None

    def fits(self, other: Said) -> bool:
        """Whether it is the same; a transcript's beginning may be rounded otherwise."""
        ends = self.end is None or other.end is None or self.end == other.end
        return ends and self.words == other.words and abs(self.start - other.start) <= 1


@dataclass(frozen=True, slots=True)
class Script:
    """All that is said in one language; ``where`` names its source, ``kind`` that of the track."""

    where: str
    language: str
    kind: str
    said: tuple[Said, ...]

    def differs(self, other: Script) -> int:
        """The place of the first cue that is another, from 1; 0 if none is."""
        pairs = zip(self.said, other.said, strict=False)
        first = next((at for at, (one, two) in enumerate(pairs, 1) if not one.fits(two)), 0)
        return first or (min(len(self.said), len(other.said)) + 1 if len(self.said) != len(other.said) else 0)


def agree(folder: Path, manifest: Manifest, damaged: Collection[str] = ()) -> Iterator[Fault]:
    """Where a package contradicts itself; ``damaged`` files are not asked."""
    tracks = [*_tracks(folder, manifest, damaged)]
    for at, one in enumerate(tracks):
        first = next(other for other in tracks[: at + 1] if (other.language, other.kind) == (one.language, one.kind))
        if number := one.differs(first):
            yield Fault(one.where, f"Its cue {number} is not that of {first.where}.", "other-words")
    if PAGE not in damaged:
        root = webpage.tree(files.read_bytes(folder / PAGE).decode("utf-8", "replace"))
        yield from _page(root, [one for one in tracks if one.kind != "forced"])
        yield from offered.prove(root, manifest)


def _tracks(folder: Path, manifest: Manifest, damaged: Collection[str]) -> Iterator[Script]:
    for entry in manifest.files:
        if entry.kind == "subtitles" and entry.path not in damaged:
            try:
                track = formats.read(folder / entry.path, locale=entry.language)
            except KitError:
                continue  # that it cannot be read is told elsewhere
            yield Script(entry.path, entry.language, entry.track, _said(track))


def _said(track: Track) -> tuple[Said, ...]:
    found = [Said(to_ms(cue.start), _folded(cue.text), to_ms(cue.end)) for cue in track.cues if cue.text.strip()]
    return tuple(sorted(found, key=lambda one: one.start))


def _folded(text: str) -> str:
    """Words without what differs between formats: breaks and runs of spaces."""
    return " ".join(text.split())


def _page(root: ET.Element, tracks: Sequence[Script]) -> Iterator[Fault]:
    captions = [_caption(one, tracks) for one in root.iter("track")]
    transcripts = [_transcript(one) for one in root.iter("dl") if "transcript" in (one.get("class") or "").split()]
    known = tracks or captions  # a package without tracks of their own has those of the page
    for one, (number, where) in _strange(captions, tracks):
        yield Fault(PAGE, f"Its captions in “{one.language}” differ from {where} in cue {number}.", "other-words")
    for one, (number, where) in _strange(transcripts, known):
        yield Fault(PAGE, f"Its transcript in “{one.language}” differs from {where} in cue {number}.", "other-words")
    for track in tracks:
        if next(root.iter("video"), None) is not None and not any(not one.differs(track) for one in captions):
            yield Fault(PAGE, f"It has no captions with the words of {track.where}.", "no-captions")
    for language in dict.fromkeys(track.language for track in known):
        if language not in {one.language for one in transcripts}:
            yield Fault(PAGE, f"It has no transcript in “{language}”.", "no-transcript")


def _strange(found: Sequence[Script], known: Sequence[Script]) -> Iterator[tuple[Script, tuple[int, str]]]:
    """What of the page no track of its language says, and where it leaves the one that it follows longest."""
    for one in found:
        places = [(one.differs(track), track.where) for track in known if track.language == one.language]
        if known and all(number for number, _ in places):
            yield one, max(places, default=(1, "every track"))


def _caption(element: ET.Element, tracks: Sequence[Script]) -> Script:
    """The captions of a player: within the page, or a file of the package."""
    language, address = element.get("srclang") or "", element.get("src") or ""
    beside = next((one.said for one in tracks if one.where == address and one.language == language), ())
    held = _CAPTIONS.fullmatch(address)
    return Script(PAGE, language, "", _read(held[1]) if held else beside)


def _read(coded: str) -> tuple[Said, ...]:
    try:
        source = decode.decode(base64.b64decode(coded, validate=True), Path("captions.vtt"))
        return _said(formats.parse(source, "vtt"))
    except (KitError, binascii.Error):
        return ()


def _transcript(element: ET.Element) -> Script:
    times = [_moment(one.get("datetime") or "") for one in element.iter("time")]
    words = [_folded("".join(one.itertext())) for one in element.iter("dd")]
    pairs = zip(times, words, strict=False) if len(times) == len(words) else ()
    return Script(PAGE, element.get("lang") or "", "", tuple(Said(start, text) for start, text in pairs))


def _moment(text: str) -> int:
    found = _MOMENT.fullmatch(text)
    return int(found[1]) * 1000 + int(found[2]) if found else -1
