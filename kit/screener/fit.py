"""Whether the text fits on the picture: what runs off it is refused, what comes near its edges is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import FaultyError, Place
from kit.screener import material, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.screener.faces import Face
    from kit.screener.layout import Picture, Row
    from kit.screener.style import Style
    from kit.subs.track import Track


def notes(rows: Iterable[Row], picture: Picture, face: Face, track: Track, style: Style) -> list[str]:
    """What to warn of in the rows of one track: lines near the edges, italics that are drawn upright.

    Raises FaultyError for a row that does not fit on the picture.
    """
    size = style.size * style.base(picture.width, picture.height)
    wide: list[int] = []
    upright: list[int] = []
    for row in rows:
        width = face.width(text.plain(row.line)) * size
        high = row.y - size if row.align <= 3 else row.y + size  # noqa: PLR2004 - the numpad's bottom row
        cue = row.shown.cue
        if width > picture.width or not 0 <= high <= picture.height:
            raise FaultyError(
                f"Cue {cue.number} of {track.path.name} does not fit on the picture: "
                + ("a line is too long." if width > picture.width else "too many lines show at the same time."),
                hint="Break the line, or divide the cue; kit never breaks or drops a line by itself.",
                slug="cue-off-picture",
                place=Place(track.path, cue.text_row),
            )
        if width > style.widest * picture.width:
            wide.append(cue.number)
        if text.has_slanted_hangul(row.line):
            upright.append(cue.number)
    told = []
    if wide:
        told.append(f"Wider than the safe area of the picture: {material.cues(list(dict.fromkeys(wide)))}.")
    if upright:
        told.append(f"Italic Hangul is drawn upright: {material.cues(list(dict.fromkeys(upright)))}.")
    return told
