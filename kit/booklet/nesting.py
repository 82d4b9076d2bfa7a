"""Refuse a page whose boxes are nested so that the print engine would work on it without end.

WeasyPrint lays out the content of a flexible box several times to learn its size, that of a grid twice, that of columns
for each height it tries: boxes within boxes multiply these. Measured with forty letters inside, in seconds: flexible
boxes 5 deep 0.4 to 1.9, 6 deep 1.2 to 6.4; grids 10 deep 1.9, 12 deep 8.9; columns 2 deep 0.1, 3 deep 3.3, 4 deep
more than 12. Tables, floats and plain boxes cost what they hold.
"""

from __future__ import annotations

from typing import Any

#: How often each kind of box doubles the work on what it holds.
_DOUBLINGS = {"FlexBox": 2, "InlineFlexBox": 2, "GridBox": 1, "InlineGridBox": 1}
_COLUMNS = 5
#: Doublings that still take about two seconds; kit's own pages have four.
MOST = 10


class NestedTooDeeplyError(Exception):
    """The text is the id of the section that the boxes stand in, empty if they stand in none."""


def refuse(root: Any) -> None:
    """Raises NestedTooDeeplyError for a tree of boxes (the engine's own, before its layout) that is nested too deep."""
    waiting: list[tuple[Any, int, str]] = [(root, 0, "")]
    while waiting:
        box, doublings, section = waiting.pop()
        if box.element_tag == "section" and box.element is not None:
            section = box.element.get("id") or section
        doublings += _of(box)
        if doublings > MOST:
            raise NestedTooDeeplyError(section)
        waiting += [(child, doublings, section) for child in getattr(box, "children", ())]


def _of(box: Any) -> int:
    columns = box.style["column_width"] != "auto" or box.style["column_count"] != "auto"
    return _DOUBLINGS.get(type(box).__name__, 0) + (_COLUMNS if columns else 0)
