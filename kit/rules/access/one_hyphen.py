"""ACC003."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import says
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rawtext import Change, RawText
from kit.check.rule import Bad, Fix, Good, rule
from kit.check.sources import CHARTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.track import Track

_DASH = lazy.pattern(r"[-–] ?(?=[A-ZÀ-Ý가-힣“«\[(…¿])")
#: Lines that open no speech, or have their hyphen.
_MARKED = lazy.pattern(r"[-–—‐‑♪#]|\[[^\]]*\]$|\([^)]*\)$|$")
_END = '.?!…”»")]-'


@rule(
    "ACC003",
    "one-hyphen",
    fix=Fix.UNSAFE,
    limits=("dialogue_dash",),
    source=CHARTE,
    examples=(
        Good(says("-Where to?\n-North.")),
        Good(says("The route is long\n- far too long - for us.")),
        Good(says("It was cold,\n-5 degrees.")),
        Good(says("[door opens]\n-Who is it?")),
        Good(says("♪ So far away ♪\n-Stop.")),
        Bad(says("Where to?\n-North."), fixed=says("-Where to?\n-North.")),
        Bad(says("어디로 가요?\n- 북쪽"), locale="ko", fixed=says("- 어디로 가요?\n- 북쪽")),
    ),
)
def one_hyphen(track: Track, limits: Limits) -> Iterator[Finding]:
    """Mark both speakers, not only the second.

    A hyphen on the second line alone reads like a slip: mark every change of speaker.
    """
    closes = language(track, limits) != "ko"
    for cue in track.cues:
        if len(cue.lines) < 2 or cue.lines[1][:1] not in "-–":  # noqa: PLR2004 - two speakers
            continue
        first, second = cue.lines[0], cue.lines[1]
        dash = _DASH.match(second)
        if not dash or _MARKED.match(first) or (closes and first[-1:] not in _END):
            continue
        raw = RawText(track, cue)
        edit = raw.mended([Change(0, 0, 0, limits.dialogue_dash or dash[0])])
        yield Finding(
            "Only the second speaker has a hyphen. Set one before the first line too.",
            row=raw.row(0),
            cue=cue.number,
            edits=(edit,) if edit else (),
        )
