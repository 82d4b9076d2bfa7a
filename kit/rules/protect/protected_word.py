"""PRO001."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.example import says, srt
from kit.check.finding import Finding
from kit.check.protect import find
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view
from kit.subs.track import Facts, ProtectedWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_PLACE = Facts(protected=(ProtectedWord("place-one", ("Larkmere Ford", "라크미어"), "the crossing"),))


@rule(
    "PRO001",
    "protected-word",
    source=HOUSE,
    protects=True,
    examples=(
        Good(says("We met at the crossing."), facts=_PLACE),
        Bad(says("We met at Larkmere\nFord."), facts=_PLACE),
        Bad(says("WE MET AT <i>LARK</i>MERE FORD."), facts=_PLACE),
        Bad(says("라크미어에서 만났다"), locale="ko", facts=_PLACE),
        Bad(
            srt(("00:00:01,000 --> 00:00:03,000", "At Larkmere"), ("00:00:04,000 --> 00:00:06,000", "Ford.")),
            facts=_PLACE,
        ),
        Good(says("Larkmere Fords and Larkmere"), facts=_PLACE),
    ),
)
def protected_word(track: Track, limits: Limits) -> Iterator[Finding]:  # noqa: ARG001 - no profile may weaken this
    """Keep protected words out of every track.

    Somebody may be in danger if it is read. It is looked for in every spelling that kit.toml lists, whatever the
    case, the accents, the line breaks and the particles, in the cues and in all other rows of the file. No report
    quotes it.
    """
    words = track.facts.protected
    if not words:
        return
    seen, inside = view(track), set[int]()
    for first, last, word in find(seen.text, words):
        for index in sorted({seen.owners[line][0] for line in range(first, min(last, len(seen.owners) - 1) + 1)}):
            cue = track.cues[index]
            inside.update(range(cue.row, cue.last_row + 1))
            yield _finding(word, cue.text_row, cue.number)
    for at, _, word in find("".join(f"{row}\n" for row in _flat(track)), words):
        if at + 1 not in inside:
            yield _finding(word, at + 1, 0)
    for _, _, word in find(track.path.name, words):
        yield _finding(word, 0, 0)


def _flat(track: Track) -> Iterator[str]:
    """The file's rows, each without its own line ends."""
    return (row.rstrip("\r\n") for row in track.source.rows)


def _finding(word: ProtectedWord, row: int, cue: int) -> Finding:
    return Finding(
        "A protected word stands here ({id}). Say “{say}” instead.",
        row=row,
        cue=cue,
        values={"id": word.id, "say": word.say},
    )
