"""The booklet as EPUB 3: one file a section, a table of contents, and what a library asks about accessibility.

Written here, since the one library for it is under the AGPL: a zip archive of XHTML, with a package document that
names everything. The same booklet gives the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from html import escape, unescape
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kit.booklet import web
from kit.booklet.reading import blocks
from kit.booklet.xhtml import xhtml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kit.booklet.context import Context
    from kit.words import Words

_OPENING = re.compile(r'<section (?:id="([\w-]{1,40})" )?class="(?:part|cover(?: full)?)">')
_SOURCE = re.compile(r'\bsrc="((?:file:|data:image/svg\+xml,)[^"]{0,60000})"')
#: Sections of the booklet are headed by h2.
_SECTION_LEVEL = 2
_DATE = (1980, 1, 1, 0, 0, 0)
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">
<head><meta charset="utf-8"/><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>{body}</body>
</html>
"""
_FEATURES = ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents", "displayTransformability")
_HAZARDS = ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")


@dataclass(frozen=True, slots=True)
class _Chapter:
    name: str
    title: str
    body: str


def epub(html: str, book: Context, words: Words, folders: Sequence[Path], identifier: str) -> bytes:
    """A set page, made by the web template, as an EPUB. Raises UsageError for a picture that cannot be read."""
    pictures: dict[str, tuple[str, bytes]] = {}
    chapters = [
        _chapter(opening[1] or "cover", opening[0] + _up_to(html, opening.end(), "</section>"), book, pictures, folders)
        for opening in _OPENING.finditer(html)
    ]
    style = html.partition("<style>")[2].partition("</style>")[0]
    files: dict[str, bytes] = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": _package(chapters, pictures, book, words, identifier).encode(),
        "EPUB/nav.xhtml": _nav(chapters, book, words).encode(),
        "EPUB/style.css": style.encode(),
    }
    for chapter in chapters:
        page = _PAGE.format(lang=book.lang, title=escape(chapter.title), body=chapter.body)
        files[f"EPUB/{chapter.name}.xhtml"] = page.encode()
    files |= {f"EPUB/{name}": data for name, (_, data) in pictures.items()}
    return _zipped(files)


def _up_to(html: str, position: int, end: str) -> str:
    """What stands from a position to the end mark, with it. Sections do not nest."""
    return html[position : html.index(end, position) + len(end)]


def _chapter(
    name: str, section: str, book: Context, pictures: dict[str, tuple[str, bytes]], folders: Sequence[Path]
) -> _Chapter:
    body = xhtml(section)
    heading = next((block.text for block in blocks(section) if block.level == _SECTION_LEVEL), book.film_title)

    def held(source: re.Match[str]) -> str:
        return f'src="{_kept(source[1], pictures, folders)}"'

    return _Chapter(name, heading, _SOURCE.sub(held, body))


def _kept(address: str, pictures: dict[str, tuple[str, bytes]], folders: Sequence[Path]) -> str:
    """The name of a picture inside the EPUB; one that stands twice is kept once."""
    if address.startswith("data:"):
        kind, data = "image/svg+xml", _svg(address)
    else:
        kind, data = web.picture(unescape(address), folders)
    known = next((name for name, held in pictures.items() if held == (kind, data)), None)
    if known is None:
        known = f"picture-{len(pictures) + 1}.{kind.partition('/')[2].partition('+')[0].replace('jpeg', 'jpg')}"
        pictures[known] = (kind, data)
    return known


def _svg(address: str) -> bytes:
    drawing = unquote(unescape(address).partition(",")[2])
    if "xmlns=" not in drawing:
        drawing = drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return drawing.encode()


def _package(
    chapters: Sequence[_Chapter], pictures: dict[str, tuple[str, bytes]], book: Context, words: Words, identifier: str
) -> str:
    summary = words.say(
        "Headings, tables and lists are marked as such, every picture is described, and each passage says its language."
    )
    access = [
        *(("accessMode", mode) for mode in ("textual", "visual")),
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", feature) for feature in _FEATURES),
        *(("accessibilityHazard", hazard) for hazard in _HAZARDS),
        ("accessibilitySummary", summary),
    ]
    meta = "\n".join(f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in access)
    items = "\n".join(
        f'<item id="{chapter.name}" href="{chapter.name}.xhtml" media-type="application/xhtml+xml"/>'
        for chapter in chapters
    )
    held = "\n".join(
        f'<item id="{name.partition(".")[0]}" href="{name}" media-type="{kind}"{_cover(name)}/>'
        for name, (kind, _) in pictures.items()
    )
    spine = "\n".join(f'<itemref idref="{chapter.name}"/>' for chapter in chapters)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{book.lang}"
 prefix="schema: http://schema.org/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:kit:{escape(identifier)}</dc:identifier>
<dc:title>{escape(book.document_title)}</dc:title>
<dc:language>{book.lang}</dc:language>
<dc:creator>{escape(book.author)}</dc:creator>
<dc:description>{escape(book.description)}</dc:description>
<dc:date>{book.created}</dc:date>
<meta property="dcterms:modified">{book.created}T00:00:00Z</meta>
{meta}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
{held}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def _cover(name: str) -> str:
    return ' properties="cover-image"' if name.startswith("picture-1.") else ""


def _nav(chapters: Sequence[_Chapter], book: Context, words: Words) -> str:
    title = words.say("Contents")
    rows = "\n".join(f'<li><a href="{chapter.name}.xhtml">{escape(chapter.title)}</a></li>' for chapter in chapters)
    body = f'<nav epub:type="toc" id="toc" role="doc-toc"><h1>{escape(title)}</h1>\n<ol>\n{rows}\n</ol></nav>'
    return _PAGE.format(lang=book.lang, title=escape(title), body=body)


def _zipped(files: dict[str, bytes]) -> bytes:
    """The archive: the media type first and stored, as the standard wants it, and no dates of this day."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _DATE), "application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
