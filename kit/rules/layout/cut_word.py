"""LAY014."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.rawtext import RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import NETFLIX_KOREAN
from kit.subs.edit import SetLines
from kit.subs.measure import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

#: Particles and endings that never stand alone.
_TAIL = lazy.pattern(
    "(?:은|는|을|를|에서|에게|에게서|으로|까지|부터|한테|께서|이라고|이라는|"
    "입니다|습니다|였습니다|이었습니다)(?=$|[ ,.?!…])"
)
_HEAD = lazy.pattern("[가-힣A-Za-z0-9’”'\"」)]$")


@rule(
    "LAY014",
    "cut-eojeol",
    fix=Fix.UNSAFE,
    source=NETFLIX_KOREAN,
    examples=(
        Good(says("그 사람들은 밤에\n강을 건넜습니다"), locale="ko"),
        Bad(
            says("그날 밤에 사람들\n은 강을 건넜습니다"),
            locale="ko",
            fixed=says("그날 밤에 사람들은\n강을 건넜습니다"),
        ),
        Bad(
            says("이것은 아주 오래된 사진\n입니다"),
            locale="ko",
            fixed=says("이것은 아주 오래된\n사진입니다"),
        ),
        Good(says("He said\n는 is a particle.")),
    ),
)
def cut_eojeol(track: Track, limits: Limits) -> Iterator[Finding]:
    """Break Korean between eojeols, never inside one.

    A particle or an ending alone at the beginning of a line reads like another word. Look before you let it be put
    back: the fix takes the break away from the middle of the word.
    """
    if track.locale.partition("-")[0] != "ko":
        return
    for cue in track.cues:
        for line in range(1, len(cue.lines)):
            tail = _TAIL.match(cue.lines[line])
            if not tail or not _HEAD.search(cue.lines[line - 1]):
                continue
            raw = RawText(track, cue)
            lines = _whole(raw.lines, line, tail[0], limits) if raw.lines == cue.lines else None
            yield Finding(
                "Line {line} begins with “{found}”, which belongs to the word above. Break between words.",
                row=raw.row(line),
                cue=cue.number,
                column=raw.column(line, 0),
                values={"line": line + 1, "found": tail[0]},
                edits=(SetLines(cue.number, cue.lines, lines),) if lines else (),
            )
            break


def _whole(lines: tuple[str, ...] | None, at: int, tail: str, limits: Limits) -> tuple[str, ...] | None:
    """Lines with the word put together, on the upper line or, if there is no room or nothing else, on the lower one."""
    if lines is None:
        return None
    above, below = lines[at - 1], lines[at]
    start, space, word = above.rpartition(" ")
    rest = below[len(tail) :]
    ways = [(above + tail, rest.lstrip())] if rest.startswith(" ") else [(start, word + below)] if space else []
    ways += [(start, word + below)] if space else []
    for way in ways:
        if limits.max_chars_per_line is None or all(
            weigh(line, limits.count) <= limits.max_chars_per_line for line in way
        ):
            return (*lines[: at - 1], *way, *lines[at + 1 :])
    return None
