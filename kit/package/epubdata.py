"""What an EPUB of a package holds: pages, pictures and styles, nothing that runs, nothing of another computer."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kit.package import paths, private, webpage, zips
from kit.package.faults import Fault

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_LANGUAGE = re.compile(r"<dc:language>([A-Za-z-]{1,40})<")
_AUTHORS = re.compile(r"<dc:(?:creator|contributor|publisher)\b[^>]{0,300}>([^<]{0,2000})<")
_KIND = b"application/epub+zip"
_PAGES = (".xhtml", ".html", ".svg")
_KNOWN = (*_PAGES, ".opf", ".ncx", ".css", ".jpg", ".png", ".otf", ".ttf", ".woff2", "META-INF/container.xml")
#: Bytes of the largest page: more than a booklet's pictures, written as text.
_LARGEST = 64 << 20


def language(path: Path) -> str:
    """What it says its language is; empty if it does not say or cannot be opened."""
    try:
        with zips.opened(path) as archive:
            package = next((name for name in archive.namelist() if name.endswith(".opf")), "")
            found = _LANGUAGE.search(archive.read(package).decode("utf-8", "replace")) if package else None
    except (*zips.UNREADABLE, OSError):
        found = None
    return found[1] if found else ""


def prove(path: Path, where: str, makers: Sequence[str]) -> Iterator[Fault]:
    """What must not be in it; ``makers`` may be its authors. That it cannot be opened is told elsewhere."""
    try:
        with zips.opened(path) as archive:
            items = archive.infolist()
            if not items or items[0].filename != "mimetype" or archive.read(items[0]) != _KIND:
                yield Fault(where, "It does not begin as an EPUB does.", "other-kind")
            for item in items:
                yield from _member(archive, item, where)
                if item.filename.endswith(".opf"):
                    yield from _authors(archive.read(item).decode("utf-8", "replace"), where, makers)
    except (*zips.UNREADABLE, OSError):
        return


def _authors(text: str, where: str, makers: Sequence[str]) -> Iterator[Fault]:
    for author in _AUTHORS.findall(text):
        if author.strip() and not private.is_made_by(html.unescape(author), makers):
            yield Fault(where, "It names an author who is none of the film’s makers.", "private-metadata")
            return


def _member(archive: zipfile.ZipFile, item: zipfile.ZipInfo, where: str) -> Iterator[Fault]:
    name = item.filename[:120]
    why = paths.fault(item.filename)
    if why:
        yield Fault(where, f"It holds “{name}”, which {why}.", "bad-path")
    elif item.filename != "mimetype" and not item.filename.endswith(_KNOWN):
        yield Fault(where, f"It holds “{name}”, which is no page, picture or style.", "extra")
    elif item.filename.endswith(_PAGES) and item.file_size <= _LARGEST:
        try:
            page = webpage.read_xml(archive.read(item).decode("utf-8"))
        except ValueError as error:
            yield Fault(where, f"“{name}” in it cannot be read: {error}.", "damaged")
            return
        yield from webpage.active(where, page)
        yield from webpage.strange(where, filter(webpage.is_elsewhere, page.loaded), ())
