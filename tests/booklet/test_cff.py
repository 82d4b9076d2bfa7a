"""The charset of a font is read and mended as a library of fonts reads it, and nothing else of the font changes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from kit.booklet import cff
from kit.tools import fonts

LATIN = "".join(map(chr, range(0x21, 0x7F)))


def cut(letters: str, *, places_stay: bool) -> bytes:
    """The sans with these letters alone, at their own places or at the first ones."""
    options = subset.Options(retain_gids=places_stay, layout_features=[])
    with TTFont(fonts.sans().path, lazy=True) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        out = BytesIO()
        font.save(out)
    return out.getvalue()


def read(data: bytes) -> tuple[list[str], list[bytes], bytes]:
    """What fontTools reads: the CIDs by place, each glyph's program, and which part of the font each belongs to."""
    font: Any = TTFont(BytesIO(data))
    top = font["CFF "].cff[0]
    programs = [top.CharStrings.charStringsIndex[place].bytecode for place in range(len(top.charset))]
    return list(top.charset[1:]), programs, bytes(top.FDSelect.gidArray)


@pytest.mark.parametrize(
    ("letters", "places_stay"),
    [("龝", False), ("한", False), ("한국", False), (LATIN + "漢字", False), ("漢", True)],
    ids=["hanja", "syllable", "two", "many", "apart"],
)
def test_a_font_of_few_glyphs_is_mended_and_not_damaged(letters: str, places_stay: bool) -> None:
    data = cut(letters, places_stay=places_stay)
    cids, programs, parts = read(data)
    found = cff.charset(data)
    assert found is not None
    assert found.glyphs == len(cids) + 1
    in_order = [f"cid{place:05}" for place in range(1, found.glyphs)]
    assert cff.straight(data, found) == (cids == in_order)

    mended = cff.straightened(data, found)
    assert read(mended) == (in_order, programs, parts)
    assert cff.straight(mended, found)


@pytest.mark.parametrize(
    ("old", "glyphs"),
    [
        (b"\x00\x00\x07", 2), (b"\x01\x00\x07\x00", 2), (b"\x02\x00\x07\x00\x00", 2),
        (b"\x00\x00\x07\x00\x09", 3), (b"\x01\x00\x07\x01", 3), (b"\x01\x00\x07\xff", 257),
        (b"\x01\x00\x07\xff\x02\x00\x00", 258), (b"\x02\x00\x07\x01\x00", 258),
    ],
)  # fmt: skip
def test_the_new_charset_is_never_longer_than_the_old_one(old: bytes, glyphs: int) -> None:
    behind, found = b"\xaa" * 8, cff.Charset(0, glyphs)
    mended = cff.straightened(old + behind, found)
    assert len(mended) == len(old + behind)
    assert mended.endswith(behind)
    assert cff.straight(mended, found)
    assert not cff.straight(old + behind, found)


def test_a_font_without_cids_has_no_such_charset() -> None:
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415 - for this test alone
    from fontTools.pens.t2CharStringPen import T2CharStringPen  # noqa: PLC0415

    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 100))
    pen.closePath()
    outlines = {".notdef": pen.getCharString(), "A": pen.getCharString()}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCFF("Named", {"FontBBox": [0, -0.5, 1000.25, 100]}, outlines, {})
    out = BytesIO()
    builder.font.save(out)
    assert cff.charset(out.getvalue()) is None
