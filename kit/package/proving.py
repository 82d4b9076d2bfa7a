"""Whether a file of a package is what it claims: it plays, it opens, it speaks the language that it says."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kit.check import profile, registry
from kit.errors import KitError
from kit.package import media
from kit.package.faults import Fault
from kit.package.manifest import NAME, SUMS
from kit.subs import formats
from kit.subs.track import Kind
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kit.package.manifest import Entry, Manifest

_LANG = re.compile(r"<html[^>]*\slang=\"([^\"]*)\"")
_LINKS = re.compile(r"\s(?:href|src|poster|action)=\"([^\"]*)\"")
#: The rules that hear which language a track is in.
_RULES = ("FILE061", "FILE062")
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
        yield from _track(path, entry)
    elif entry.path.endswith((".html", ".pdf", ".epub")):
        yield from _document(path, entry)
    if entry.kind == "page":
        yield from _links(path, entry, manifest)
    if entry.kind in {"screener", "subtitles", "booklet"} and entry.language not in manifest.languages:
        yield Fault(entry.path, f"It is in “{entry.language}”, which the package does not promise.", "other-language")


def _track(path: Path, entry: Entry) -> Iterator[Fault]:
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
    limits = profile.load("base").limits
    for code in _RULES:
        for finding in registry.find(code, registry.rules()).check(track, limits):  # type: ignore[call-arg, arg-type]
            yield Fault(entry.path, finding.message.format_map(finding.values), "other-language")


def _document(path: Path, entry: Entry) -> Iterator[Fault]:
    said = _language(path)
    if said != entry.language:
        yield Fault(
            entry.path, f"It says that it is in “{said or 'no language'}”, not “{entry.language}”.", "other-language"
        )


def _language(path: Path) -> str:
    """What a document says its language is."""
    data = files.read_bytes(path)
    if path.suffix == ".pdf":
        from kit.package import pdfdata  # noqa: PLC0415 - pikepdf

        return pdfdata.language(data)
    if path.suffix == ".epub":
        try:
            with zipfile.ZipFile(path) as archive:
                opf = next((name for name in archive.namelist() if name.endswith(".opf")), "")
                found = re.search(rb"<dc:language[^>]*>([^<]*)<", archive.read(opf)) if opf else None
        except (zipfile.BadZipFile, OSError, RuntimeError):
            return ""
        return found[1].decode("ascii", "replace") if found else ""
    found_text = _LANG.search(data[:4096].decode("utf-8", "replace"))
    return found_text[1] if found_text else ""


def _links(path: Path, entry: Entry, manifest: Manifest) -> Iterator[Fault]:
    """The page leads to files of the package, and nowhere else; it runs nothing."""
    text = files.read_bytes(path).decode("utf-8", "replace")
    known = {one.path for one in manifest.files} | {NAME, SUMS}
    for address in dict.fromkeys(_LINKS.findall(text)):
        if not address.startswith(("#", "data:text/vtt;base64,")) and unquote(address) not in known:
            yield Fault(entry.path, f"It leads to “{address[:120]}”, which is no file of this package.", "strange-link")
    if re.search(r"<(script|iframe|object|embed|form|base|meta http-equiv)\b", text, re.IGNORECASE):
        yield Fault(entry.path, "It holds a script or a foreign page.", "script")
