"""Whether a file of a package is what it claims: it plays, it opens, it speaks the language that it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.check import profile, registry
from kit.errors import KitError
from kit.package import epubdata, media, webpage
from kit.package.faults import Fault
from kit.package.manifest import NAME, PAGE, SUMS
from kit.subs import formats
from kit.subs.track import Kind
from kit.time.ticks import clock, to_seconds
from kit.tools import bare, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.package.manifest import Entry, Manifest
    from kit.subs.track import Track

#: The rules that hear which language a track is in.
_RULES = ("FILE061", "FILE062")
_NOTE = re.compile(r"NOTE(?=\s|$)")
_ENDINGS = {
    "page": (".html",), "screener": (".mp4",), "film": (".mp4",), "subtitles": (".vtt", ".srt"),
    "booklet": (".pdf", ".html", ".epub", ".txt", ".brf"), "still": (".jpg", ".png"),
    "report": (".html",), "access": (".html",),
}  # fmt: skip


def prove(folder: Path, entry: Entry, manifest: Manifest) -> Iterator[Fault]:
    """What speaks against a file that is intact."""
    path = folder / entry.path
    if not entry.path.endswith(_ENDINGS[entry.kind]):
        yield Fault(entry.path, f"Its name does not end like that of a {entry.kind}.", "other-kind")
    elif entry.kind in {"screener", "film"}:
        why = media.played(path, entry.media) if entry.media else "is not described in the manifest"
        if why:
            yield Fault(entry.path, f"It {why}.", "does-not-play")
    elif entry.kind == "subtitles":
        yield from _track(path, entry, manifest)
    elif entry.kind == "still":
        if bare.extension(files.read_bytes(path)) != path.suffix:
            yield Fault(entry.path, "Its bytes are not the kind of picture that its name says.", "other-kind")
    elif entry.path.endswith((".html", ".pdf", ".epub")):
        yield from _document(path, entry, manifest)
    if entry.kind in {"screener", "subtitles", "booklet"} and entry.language not in manifest.languages:
        yield Fault(entry.path, f"It is in “{entry.language}”, which the package does not promise.", "other-language")


def _track(path: Path, entry: Entry, manifest: Manifest) -> Iterator[Fault]:
    try:
        track = formats.read(path, locale=entry.language, kind=Kind(entry.track or "full"))
    except KitError as error:
        yield Fault(entry.path, f"It cannot be read: {error.message}", "bad-track")
        return
    if track.faults:
        yield Fault(entry.path, f"Row {track.faults[0].row} is no cue.", "bad-track")
    if len(track.cues) != entry.cues or f".{track.format}" != path.suffix:
        yield Fault(
            entry.path,
            f"It is {track.format} with {len(track.cues)} cues; the manifest says {entry.cues}.",
            "bad-track",
        )
    if track.format == "vtt":
        yield from _unseen(track, entry, manifest)
    ends = max((one.media.seconds for one in manifest.files if one.media), default=None)
    late = next((cue for cue in track.cues if ends is not None and to_seconds(cue.start) > ends), None)
    if late:
        yield Fault(entry.path, f"Cue {late.number} begins at {clock(late.start)}, when the film is over.", "bad-track")
    limits = profile.load("base").limits
    for code in _RULES:
        for finding in registry.find(code, registry.rules()).check(track, limits):  # type: ignore[call-arg, arg-type]
            yield Fault(entry.path, finding.message.format_map(finding.values), "other-language")


def _unseen(track: Track, entry: Entry, manifest: Manifest) -> Iterator[Fault]:
    """What stands in a WebVTT file and is never shown: notes, and words behind its signature but the film's title."""
    rows = track.source.rows
    shown = {row for cue in track.cues for row in range(cue.row, cue.last_row + 1)}
    notes = [row for row, text in enumerate(rows, 1) if row not in shown and _NOTE.match(text)]
    signature = rows[0].lstrip("\ufeff").rstrip("\r\n") if rows else ""
    if signature not in {"WEBVTT", f"WEBVTT {manifest.film.title}"}:
        notes.insert(0, 1)
    if notes:
        yield Fault(entry.path, f"Row {notes[0]} says what no viewer sees.", "private-metadata")


def _document(path: Path, entry: Entry, manifest: Manifest) -> Iterator[Fault]:
    if path.suffix == ".pdf":
        from kit.package import pdfdata  # noqa: PLC0415 - pikepdf

        said = pdfdata.language(files.read_bytes(path))
    elif path.suffix == ".epub":
        said = epubdata.language(path)
        yield from epubdata.prove(path, entry.path, manifest.film.makers)
    else:
        page = webpage.read(files.read_bytes(path).decode("utf-8", "replace"))
        said = page.language
        yield from _webpage(page, entry, manifest)
    if said != entry.language:
        yield Fault(
            entry.path, f"It says that it is in “{said or 'no language'}”, not “{entry.language}”.", "other-language"
        )


def _webpage(page: webpage.Read, entry: Entry, manifest: Manifest) -> Iterator[Fault]:
    """A booklet may name addresses to be clicked on; the screening page leads into the package alone."""
    yield from webpage.active(entry.path, page)
    if entry.path == PAGE:
        known = {one.path for one in manifest.files} | {NAME, SUMS}
        yield from webpage.strange(entry.path, (*page.loaded, *page.led), known)
    else:
        yield from webpage.strange(entry.path, page.loaded, ())
