"""QR codes as small drawings that print sharply at any size."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from urllib.parse import quote


@lru_cache(maxsize=64)
def drawing(address: str) -> str:
    """A ``data:`` address of an SVG that holds the code for an address, error correction M.

    It has no margin of its own: it stands on white paper. Every language and edition has the same codes.
    """
    import segno  # noqa: PLC0415 - 30 ms that only a build needs

    drawn = BytesIO()
    # A browser takes a picture for SVG by its namespace only.
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=True, nl=False, border=0, dark="#000000", light="#ffffff", omitsize=True
    )
    return "data:image/svg+xml," + quote(drawn.getvalue())
