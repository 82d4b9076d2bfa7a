"""Make the letters of the embedded fonts the letters that the page asks for.

WeasyPrint writes a glyph's place in the font as its character code. In a CID-keyed font (all of Noto CJK) a reader
takes the code as a CID and looks its place up in the font's charset (ISO 32000-1, 9.7.4.2), which in those fonts has
gaps: Acrobat may draw other letters, and veraPDF finds missing glyphs. Poppler and most validators do not notice.
The cure is a charset in which every CID is its own place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from kit.booklet import cff

if TYPE_CHECKING:
    from collections.abc import Iterator


def straighten(pdf: pikepdf.Pdf) -> None:
    """Give each embedded CID-keyed font a charset without gaps."""
    for descriptor, data, charset in _crooked(pdf):
        descriptor.FontFile3.write(cff.straightened(data, charset))


def crooked(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of fonts in which some code would draw another letter."""
    for descriptor, _, _ in _crooked(pdf):
        yield str(descriptor.FontName).lstrip("/")


def _crooked(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, bytes, cff.Charset]]:
    """The descriptors of fonts in whose charset some CID is not its own place, with the font and its charset."""
    for item in pdf.objects:
        stream = item.get("/FontFile3") if isinstance(item, pikepdf.Dictionary) else None
        data = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""
        charset = cff.charset(data) if data else None
        if charset and not cff.straight(data, charset):
            yield item, data, charset
