"""The one script that ffmpeg ever sees: written by us, from a track that was read and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.screener import text
from kit.screener.script import Event, Script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kit.screener.faces import Face
    from kit.screener.layout import Picture, Row
    from kit.screener.style import Style
    from kit.time.rate import Rate

_STYLE_FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, "
    "StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, "
    "Encoding"
)
_WHITE = "#ffffff"
#: A band reaches so many times further to the sides than up and down.
_BESIDE = 3
_EVENT_FIELDS = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def document(
    rows: Iterable[Row],
    marked: Iterable[Event],
    picture: Picture,
    style: Style,
    rate: Rate,
    frames: int,
    house: Face,
    faces: Sequence[Face],
) -> Script:
    """The whole script: head, styles, what is ``marked`` beside the cues, and their rows up to ``frames``.

    ``faces`` has one for each track, ``house`` is the mark's.
    """
    base = style.base(picture.width, picture.height)
    head = [
        "[Script Info]",
        "ScriptType: v4.00+",
        f"PlayResX: {picture.width}",
        f"PlayResY: {picture.height}",
        f"LayoutResX: {picture.width}",
        f"LayoutResY: {picture.height}",
        "WrapStyle: 2",
        "ScaledBorderAndShadow: yes",
        "YCbCr Matrix: None",
        "",
        "[V4+ Styles]",
        f"Format: {_STYLE_FIELDS}",
        *(row for track, face in enumerate(faces) for row in _cue_styles(track, face, style, base)),
        _style("Mark", house, style.mark_size * base, style.mark_alpha, _WHITE, style.mark_outline * base, 0, style),
        _style("Logo", house, style.mark_size * base, 0, _WHITE, 0, 0, style),
        "",
        "[Events]",
        f"Format: {_EVENT_FIELDS}",
    ]
    events = (*marked, *_cues(rows, style, base, frames, faces))
    return Script("\n".join(head), events, rate)


def _cue_styles(track: int, face: Face, style: Style, base: float) -> list[str]:
    """The style of a track's letters, and of the band behind them if there is one."""
    em = style.size * base
    look = style.letters, style.outline * base, style.shadow * base
    letters = _style(_named("Cue", track), face, em, 0, *look, style)
    return [letters, _band(_named("Band", track), face, em, style.band * base)] if style.band else [letters]


def _named(style: str, track: int) -> str:
    return f"{style}{track + 1}" if track else style


def _style(
    name: str, face: Face, em: float, alpha: int, letters: str, outline: float, shadow: float, style: Style
) -> str:
    family, size = face.font.family, face.metrics.cell * em
    ink = f"&H{alpha:02X}{letters[5:7]}{letters[3:5]}{letters[1:3]}".upper()
    colours = f"{ink},{ink},&H{alpha:02X}000000,&H{style.shadow_alpha:02X}000000"
    return f"Style: {name},{family},{size:.2f},{colours},0,0,0,0,100,100,0,0,1,{outline:.2f},{shadow:.2f},2,0,0,0,1"


def _band(name: str, face: Face, em: float, reach: float) -> str:
    """The style of a band: its letters are not drawn, the box around them is."""
    family, size = face.font.family, face.metrics.cell * em
    colours = "&HFFFFFFFF,&HFFFFFFFF,&H00000000,&HFF000000"
    return f"Style: {name},{family},{size:.2f},{colours},0,0,0,0,100,100,0,0,3,{reach:.2f},0,2,0,0,0,1"


def _cues(rows: Iterable[Row], style: Style, base: float, frames: int, faces: Sequence[Face]) -> Iterator[Event]:
    """Each row; the bands of all rows lie under the letters of all rows."""
    for row in rows:
        first, last, number = row.shown.first, min(row.shown.last, frames), row.shown.cue.number
        face = faces[row.track]

        def write(line: str, face: Face = face) -> str:
            return face.written(line, style.size * base)

        if first < last:
            place = f"{{\\an{row.align}\\pos({row.x:.1f},{row.y:.1f})\\blur{style.blur * base:.2f}}}"
            if style.band:
                beside = f"{{\\xbord{_BESIDE * style.band * base:.2f}}}"
                plain = place + beside + write(text.plain(row.line))
                yield Event(1, first, last, _named("Band", row.track), plain, number, row.track)
            letters, layer = place + text.ass(row.line, write), 2 if style.band else 1
            yield Event(layer, first, last, _named("Cue", row.track), letters, number, row.track)
