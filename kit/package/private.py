"""What must be in no file of a package: protected names, and who made it on which machine."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from kit.check import protect
from kit.package import zips
from kit.package.faults import Fault
from kit.tools import bare, files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kit.subs.track import ProtectedWord

#: A path of somebody's computer, which names its user.
_PATHS = re.compile(r"file:///|(?<![\w.:/])/(?:home|Users|root|tmp|mnt|media|Volumes|var)/\w|\b[A-Za-z]:\\\w")
_TAGS = re.compile(r"<[^<>]{0,500}>")
_DATA = re.compile(r"data:([a-z]{1,20}/[a-z0-9+.-]{1,40})(?:;charset=[a-z0-9-]{1,20})?;base64,([A-Za-z0-9+/=]+)")
_WORD = re.compile(r"[\w.-]+")
_TEXTS = (".html", ".vtt", ".srt", ".txt", ".brf", ".json", ".xhtml", ".opf", ".ncx", ".xml", ".css")
_LARGEST_MEMBER = 64 << 20
#: What remains of an author's line when the film's makers are taken out: “and”, commas.
_JOIN = 6


@dataclass(frozen=True, slots=True)
class Secrets:
    """What to look for: protected words (known to the maker only), names of this machine; ``makers`` may be named."""

    words: Sequence[ProtectedWord] = ()
    machine: Sequence[str] = ()
    makers: Sequence[str] = ()


def scan(folder: Path, path: str, secrets: Secrets) -> Iterator[Fault]:
    """Whatever in a file of the package nobody outside may see."""
    if any(protect.find(path.replace("/", " "), secrets.words)):
        yield Fault("", "The name of a file holds a protected word.", "protected-word")
    ending = "." + path.rpartition(".")[2].lower()
    if ending == ".mp4":
        from kit.package import moviedata  # noqa: PLC0415 - media libraries

        yield from moviedata.scan(folder / path, path, secrets)
    else:
        yield from _data(path, ending, files.read_bytes(folder / path), secrets)


def _data(path: str, ending: str, data: bytes, secrets: Secrets) -> Iterator[Fault]:
    if ending in {".jpg", ".png"}:
        yield from picture(path, data)
    elif ending == ".pdf":
        from kit.package import pdfdata  # noqa: PLC0415 - pikepdf

        yield from pdfdata.scan(data, path, secrets)
    elif ending == ".epub":
        yield from _archive(path, data, secrets)
    elif ending in _TEXTS or path == "SHA256SUMS":
        yield from text(path, data.decode("utf-8", "replace"), secrets)


def text(path: str, words: str, secrets: Secrets) -> Iterator[Fault]:
    """Protected words and paths in a text; markup does not hide them, nor does base64."""
    for mime, coded in _DATA.findall(words):
        try:
            inner = base64.b64decode(coded, validate=True)
        except ValueError:
            continue
        ending = {"image/jpeg": ".jpg", "image/png": ".png", "text/vtt": ".vtt", "image/svg+xml": ".xml"}.get(mime, "")
        yield from _data(path, ending, inner, secrets)
    plain = _DATA.sub("", words)
    for form in dict.fromkeys((plain, _TAGS.sub("", plain))):
        for line, _, word in protect.find(form, secrets.words):
            yield Fault(path, f"It holds a protected word ({word.id}), near row {line + 1}.", "protected-word")
            return
    found = _PATHS.search(plain)
    if found:
        row = plain.count("\n", 0, found.start()) + 1
        yield Fault(path, f"It holds a path of somebody’s computer, in row {row}.", "private-path")


def metadata(path: str, key: str, value: str, secrets: Secrets) -> Iterator[Fault]:
    """A value of a file's metadata."""
    yield from text(path, value, secrets)
    words = set(_WORD.findall(value.casefold()))
    if any(name.casefold() in words for name in secrets.machine):
        yield Fault(path, f"Its metadata ({key}) name this computer or its user.", "private-metadata")


def is_made_by(author: str, makers: Sequence[str]) -> bool:
    """Whether an author's line names the film's makers and nobody else."""
    rest = author
    for maker in makers:
        rest = rest.replace(maker, "")
    return rest != author and sum(map(str.isalpha, rest)) <= _JOIN


def picture(path: str, data: bytes) -> Iterator[Fault]:
    """What a camera or a program wrote into a JPEG or PNG."""
    try:
        if not bare.is_bare(data):
            yield Fault(path, "It carries metadata of a camera or a program.", "private-metadata")
    except ValueError:
        yield Fault(path, "It cannot be read as a picture.", "damaged")


def _archive(path: str, data: bytes, secrets: Secrets) -> Iterator[Fault]:
    try:
        with zips.opened(BytesIO(data)) as archive:
            if archive.comment:
                yield Fault(path, "It carries a comment.", "private-metadata")
            for item in archive.infolist():
                if item.file_size > _LARGEST_MEMBER:
                    yield Fault(path, f"{item.filename} in it is too large to be looked at.", "damaged")
                    continue
                yield from _data(path, "." + item.filename.rpartition(".")[2].lower(), archive.read(item), secrets)
    except (*zips.UNREADABLE, OSError) as error:
        yield Fault(path, f"It cannot be opened: {error}.", "damaged")
