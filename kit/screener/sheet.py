"""A picture of every style: the same words in three languages, half on dark and half on bright."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import ToolError
from kit.screener import ass, faces, layout, looks, workshop
from kit.screener.plan import ASS_FILE, FONTS_FOLDER
from kit.screener.script import Event
from kit.screener.timing import Shown
from kit.subs.cue import Cue, Span
from kit.time.rate import parse_rate
from kit.tools import ffmpeg, process

if TYPE_CHECKING:
    from typing import BinaryIO

    from kit.project.project import Project
    from kit.screener.looks import Look
    from kit.screener.script import Script

_WIDTH, _HEIGHT, _ACROSS = 960, 540, 2
#: What is written: Hangul, hanja, a note and French letters, in the order in which two languages would stand.
_WORDS = ("국경(國境)을 넘은 사람들 ♪", "The people who crossed the river", "Ceux qui ont traversé — où sont-ils ?")
_RATE = "24"


def draw(project: Project | None) -> bytes:
    """A PNG with one picture for each style that a film has. Raises ToolError, UsageError."""
    from PIL import Image  # noqa: PLC0415 - only for pictures

    names = looks.names(project)
    down = -(-len(names) // _ACROSS)
    sheet = Image.new("RGB", (_ACROSS * _WIDTH, down * _HEIGHT))
    for index, name in enumerate(names):
        place = index % _ACROSS * _WIDTH, index // _ACROSS * _HEIGHT
        sheet.paste(Image.frombytes("RGB", (_WIDTH, _HEIGHT), _tile(name, looks.find(name, project))), place)
    out = BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()


def _tile(name: str, look: Look) -> bytes:
    """One style's picture as red, green and blue."""
    house, program = faces.house(), ffmpeg.find()
    graph = (
        f"color=c=0x101418:s={_WIDTH}x{_HEIGHT}:r={_RATE},format=yuv444p,"
        f"drawbox=x={_WIDTH // 2}:w={_WIDTH // 2}:h={_HEIGHT}:color=0xe8e4dc:t=fill,"
        f"ass=filename={ASS_FILE}:fontsdir={FONTS_FOLDER}:shaping=complex[drawn]"
    )
    with tempfile.TemporaryDirectory(prefix="kit-styles-", ignore_cleanup_errors=True) as where:
        folder = Path(where)
        workshop.furnish(folder, [house])
        workshop.write_script(folder / ASS_FILE, str(_script(name, look, house)))
        made = bytearray()

        def read(out: BinaryIO) -> None:
            made.extend(out.read())

        argv = [str(program.path), "-nostdin", "-loglevel", "error", "-filter_complex", graph, "-map", "[drawn]"]
        argv += ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"]
        done = process.run(argv, cwd=folder, env=workshop.environment(folder), on_bytes=read)
    if done.code != 0 or len(made) != _WIDTH * _HEIGHT * 3:
        raise ToolError(
            f"ffmpeg could not draw the style “{name}”: {done.err[-1] if done.err else 'it gave no picture'}",
            hint="`kit doctor` shows what is found and how to get the rest.",
            slug="sheet-failed",
        )
    return bytes(made)


def _script(name: str, look: Look, house: faces.Face) -> Script:
    rate = parse_rate(_RATE)
    coloured = tuple((Span(word, colour=colour),) for word, colour in zip(_WORDS, _colours(look), strict=False))
    cue = Cue(1, 0, 1, _WORDS, 1, 1, 1, 1, spans=coloured)
    picture = layout.Picture(_WIDTH, _HEIGHT, look.style.safe * _HEIGHT)
    rows = layout.place([Shown(cue, 0, 1)], picture, look.style)
    x, y = look.style.safe * _WIDTH, look.style.safe * _HEIGHT
    title = Event(0, 0, 1, "Mark", f"{{\\an7\\pos({x:.1f},{y:.1f})}}{name}")
    return ass.document(rows, [title], picture, look.style, rate, 1, house, (house,))


def _colours(look: Look) -> tuple[str | None, ...]:
    """A colour for each line: those that the style allows, if it allows more than one."""
    return look.colours[1:4] if len(look.colours) > len(_WORDS) else (None,) * len(_WORDS)
