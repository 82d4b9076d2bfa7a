"""Writing MicroDVD: frames at a rate that the first row says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.errors import UsageError
from kit.subs.look import PLAIN
from kit.subs.writers.base import Grain, Holds, Options, Writer
from kit.subs.writers.runs import runs
from kit.subs.writers.text import encoded
from kit.time.rate import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.subs.cue import Cue
    from kit.subs.look import Look
    from kit.subs.track import Track
    from kit.time.rate import Rate


class MicroDvd(Writer):
    """``.sub``, with codes for the look of whole lines."""

    name = "microdvd"
    title = "MicroDVD"
    extensions = (".sub",)
    holds = Holds(
        italics=Grain.LINE,
        bold=Grain.LINE,
        underline=Grain.LINE,
        colour=Grain.LINE,
        backwards=True,
        blank_lines=True,
        step=None,
        encodings=("utf-8", "utf-8-sig", "cp949", "cp1252"),
        repertoire="all but the vertical bar",
    )

    def write(self, track: Track, options: Options) -> bytes:
        """Raises UsageError for a rate that the first row cannot say, or if none is known."""
        rate = options.rate
        if rate is None or rate.fps not in NAMED.values():
            known = ", ".join(name for name in NAMED if name != "23.98")
            raise UsageError(
                f"MicroDVD cannot say {rate.label() if rate else 'an unknown number of'} frames a second.",
                hint=f"Say one of {known} with --fps.",
                slug="rate-not-in-format",
            )
        rows = [f"{{1}}{{1}}{rate.label()}", *(_row(cue, rate) for cue in track.cues)]
        return encoded("\n".join(rows) + "\n", self, options)

    def lacking(self, track: Track, options: Options) -> dict[str, tuple[int, ...]]:
        """The bar, which parts lines, besides what the encoding lacks."""
        bars = tuple(cue.number for cue in track.cues if "|" in cue.text)
        return {**super().lacking(track, options), **({"|": bars} if bars else {})}


def _row(cue: Cue, rate: Rate) -> str:
    text = "|".join(_code(line) + "".join(text for text, _ in line) for line in runs(cue))
    return f"{{{rate.nearest(cue.start)}}}{{{rate.nearest(cue.end)}}}{text}"


def _code(line: Iterable[tuple[str, Look]]) -> str:
    """The codes of a line, whose words all look the same; its spaces may be of another run."""
    look = next((look for text, look in line if text.strip()), PLAIN)
    styles = [letter for letter, has in (("i", look.italic), ("b", look.bold), ("u", look.underline)) if has]
    colour = look.colour or ""
    code = f"{{y:{','.join(styles)}}}" if styles else ""
    return code + (f"{{c:${colour[5:7]}{colour[3:5]}{colour[1:3]}}}" if colour else "")
