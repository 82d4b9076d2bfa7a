"""The booklet as one page for a browser: nothing is fetched, the pictures lie inside."""

from __future__ import annotations

import base64
import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from kit.booklet import drawings, fetching
from kit.booklet.pictures import broken, in_rgb
from kit.booklet.typography import without_joiners
from kit.errors import UsageError
from kit.tools import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

#: The widest a picture is shown, for screens of two dots a pixel, and its quality.
_WIDEST, _QUALITY = 1600, 80
_SOURCE = re.compile(r'(\bsrc=")(file:[^"]{0,9000})(")')


def page(html: str, folders: Sequence[Path]) -> str:
    """A set page with its pictures inside. Raises UsageError for one outside of ``folders`` or that cannot be read."""
    return without_joiners(_SOURCE.sub(_held(folders), html))


def _held(folders: Sequence[Path]) -> Callable[[re.Match[str]], str]:
    def replace(found: re.Match[str]) -> str:
        kind, data = picture(unescape(found[2]), folders)
        return f"{found[1]}data:{kind};base64,{base64.b64encode(data).decode('ascii')}{found[3]}"

    return replace


def drawn(html: str) -> tuple[Path, ...]:
    """The drawings of the film that a set page shows."""
    files = (fetching.local(unescape(found[2])) for found in _SOURCE.finditer(html))
    return tuple(dict.fromkeys(file for file in files if file and file.suffix.lower() == ".svg"))


def picture(address: str, folders: Sequence[Path]) -> tuple[str, bytes]:
    """The media type and bytes of a picture at a ``file:`` address, made no larger than a screen needs."""
    path = fetching.local(address)
    if path is None or not fetching.Policy(tuple(folders), ()).allows(address):
        raise UsageError(
            f"The booklet’s page asks for something that is no picture in the film’s folder: {address[:200]}",
            hint="Keep pictures in the film’s folder, and correct the template or text that asks.",
            slug="address-refused",
        )
    data = path.read_bytes()
    if path.suffix.lower() == ".svg":
        drawings.refuse(path, data)
        return "image/svg+xml", data
    try:
        return _fitted(bare.bare(in_rgb(data) or data))
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise broken(path.name) from error


def _fitted(data: bytes) -> tuple[str, bytes]:
    with Image.open(BytesIO(data)) as opened:
        has_alpha = opened.mode in {"RGBA", "LA", "P"}
        small = opened.convert("RGBA" if has_alpha else "RGB")
        small.thumbnail((_WIDEST, _WIDEST))
        out = BytesIO()
        if has_alpha:
            small.save(out, "PNG", optimize=True)
            return "image/png", out.getvalue()
        small.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        return "image/jpeg", out.getvalue()
