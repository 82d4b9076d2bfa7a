"""Make the letters of the embedded fonts the letters that the page asks for.

WeasyPrint writes a glyph's place in the font as its character code. In a CID-keyed font (all of Noto CJK) a reader
takes the code as a CID and looks its place up in the font's charset (ISO 32000-1, 9.7.4.2), which in those fonts has
gaps: Acrobat may draw other letters, and veraPDF finds missing glyphs. Poppler and most validators do not notice.
The cure is a charset in which every CID is its own place.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib.sfnt import SFNTReader

if TYPE_CHECKING:
    from collections.abc import Iterator

#: fontTools' reader of OpenType files has no types.
_READER: Any = SFNTReader


def straighten(pdf: pikepdf.Pdf) -> None:
    """Give each embedded CID-keyed font a charset without gaps."""
    for descriptor in _descriptors(pdf):
        if _gaps(descriptor):
            stream = descriptor.FontFile3
            stream.write(_renumbered(stream.read_bytes()))


def crooked(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of fonts in which some code would draw another letter."""
    for descriptor in _descriptors(pdf):
        if _gaps(descriptor):
            yield str(descriptor.FontName).lstrip("/")


def _descriptors(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.FontDescriptor:
            yield item


def _gaps(descriptor: pikepdf.Object) -> bool:
    """Whether some CID of a CID-keyed font is not its own place."""
    stream = descriptor.get("/FontFile3")
    if not isinstance(stream, pikepdf.Stream):
        return False
    top = _top(stream.read_bytes())
    return hasattr(top, "ROS") and any(name != f"cid{place:05d}" for place, name in enumerate(top.charset) if place)


def _cff(data: bytes) -> tuple[int, int]:
    """Where the CFF font program lies in an OpenType file, and its length; a bare one is the whole."""
    if not data.startswith(b"OTTO"):
        return 0, len(data)
    entry = _READER(BytesIO(data)).tables["CFF "]
    return entry.offset, entry.length


def _top(data: bytes) -> Any:
    """The font's Top DICT."""
    start, length = _cff(data)
    program: Any = CFFFontSet()
    program.decompile(BytesIO(data[start : start + length]), otFont=None)
    return program[0]


def _renumbered(data: bytes) -> bytes:
    """The same font with a charset of one range: from 1 to the last glyph.

    It is written over the old one, which is longer, so that no offset of the font moves (Adobe Technical Note 5176,
    13, format 2: the format, the first CID, how many follow it).
    """
    top = _top(data)
    place, glyphs = _cff(data)[0] + top.rawDict["charset"], len(top.charset)
    one_range = b"\x02" + (1).to_bytes(2, "big") + (glyphs - 2).to_bytes(2, "big")
    return data[:place] + one_range + data[place + len(one_range) :]
