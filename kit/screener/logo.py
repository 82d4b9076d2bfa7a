"""A logo as drawing: libass takes no pictures, so each colour of it becomes rectangles on whole pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import FaultyError, Place
from kit.screener.script import Event
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy as np

    from kit.screener.script import Span

#: No logo needs more; a file may promise any size.
_MOST_BYTES, _MOST_PIXELS = 8_000_000, 4096 * 4096
#: Colours, their strengths included, that a logo is drawn with, and rectangles of them.
_COLOURS, _RECTANGLES = 64, 40_000
#: As good as not there.
_FAINT = 4


def read(path: Path, width: int) -> np.ndarray:
    """The logo as red, green, blue and opacity (0 … 255), ``width`` pixels wide.

    Raises FaultyError for what is no PNG, is too large or shows nothing, StorageError if it cannot be read.
    """
    import io  # noqa: PLC0415 - only where a film has a logo

    import numpy as np  # noqa: PLC0415
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    data = files.read_bytes(path)
    if len(data) > _MOST_BYTES:
        raise _faulty(path, f"has {len(data) / 1e6:.0f} MB")
    try:
        # Some libraries let Pillow draw a file that was cut off; asked so, it still sees it.
        Image.open(io.BytesIO(data), formats=["PNG"]).verify()
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise _faulty(path, f"has {image.width} × {image.height} pixels")
            size = width, max(1, round(width * image.height / image.width))
            small = image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
            few = small.quantize(_COLOURS, Image.Quantize.FASTOCTREE).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise _faulty(path, "is no PNG that can be read") from error
    pixels = np.array(few)
    if not (pixels[..., 3] > _FAINT).any():
        raise _faulty(path, "shows nothing: every pixel of it is clear")
    return pixels


def events(pixels: np.ndarray, left: int, top: int, strength: float, spans: Iterable[Span]) -> Iterator[Event]:
    """The logo's rows with its corner at ``left``, ``top`` on these stretches of frames, one row for each colour."""
    height, width = pixels.shape[:2]
    colours = sorted({tuple(map(int, pixel)) for pixel in pixels.reshape(-1, 4) if pixel[3] > _FAINT})
    corners = f"m 0 0 l 0 0 m {width} {height} l {width} {height} "
    spans = tuple(spans)
    for red, green, blue, alpha in colours:
        shape = " ".join(
            f"m {x} {y} l {x + wide} {y} {x + wide} {y + high} {x} {y + high}"
            for x, y, wide, high in rectangles((pixels == (red, green, blue, alpha)).all(axis=2))
        )
        look = f"\\1c&H{blue:02X}{green:02X}{red:02X}&\\1a&H{255 - round(alpha * strength):02X}&"
        place = f"{{\\an7\\pos({left},{top})\\bord0\\shad0\\blur0{look}\\p1}}"
        for first, last in spans:
            yield Event(0, first, last, "Logo", f"{place}{corners}{shape}{{\\p0}}")


def refuse_fine(pixels: np.ndarray, path: Path) -> None:
    """Raise FaultyError for a logo that is a photograph: it would take too many rectangles."""
    import numpy as np  # noqa: PLC0415 - only where a film has a logo

    changes = int((np.diff(pixels.astype(np.int16), axis=1) != 0).any(axis=2).sum())
    if changes > _RECTANGLES:
        raise _faulty(path, "has too many small parts to be drawn, as a photograph has")


def rectangles(mask: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of rectangles that cover exactly the true points of a mask."""
    import numpy as np  # noqa: PLC0415 - only where a film has a logo

    open_runs: dict[tuple[int, int], int] = {}
    found: list[tuple[int, int, int, int]] = []
    for y in range(mask.shape[0] + 1):
        row = mask[y] if y < mask.shape[0] else np.zeros(mask.shape[1], bool)
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row.astype(np.int8), [0]])))
        runs = {(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)}
        for run in [run for run in open_runs if run not in runs]:
            begin = open_runs.pop(run)
            found.append((run[0], begin, run[1] - run[0], y - begin))
        for run in runs:
            open_runs.setdefault(run, y)
    return sorted(found)


def _faulty(path: Path, why: str) -> FaultyError:
    return FaultyError(
        f"The logo {path.name} {why}.",
        hint="Name a plain PNG of at most 8 MB and 4096 × 4096 pixels under [screener.logo] in kit.toml.",
        slug="logo-unusable",
        place=Place(path),
    )
