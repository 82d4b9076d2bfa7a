"""The proof for programs: JSON, times in milliseconds and frames; pictures are left to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from kit import __version__
from kit.time import ticks

if TYPE_CHECKING:
    from kit.screener.proof.result import Proof, Proven, Stretch
    from kit.time.rate import Rate

#: Raised when a field changes its meaning or goes.
SCHEMA = 2


def write(proof: Proof) -> str:
    """The proof as a JSON text that ends in a line break."""
    return msgspec.json.format(msgspec.json.encode(data(proof)), indent=2).decode() + "\n"


def data(proof: Proof) -> dict[str, Any]:
    """The proof as plain values. A stretch counts from its first frame up to, not including, its last."""
    rate = proof.rate
    return {
        "schema": SCHEMA,
        "kit": __version__,
        "file": proof.path.name,
        "locale": proof.locale,
        "second_locale": proof.second,
        "frames": proof.frames,
        "rate": str(rate.fps),
        "right": not proof.faulty,
        "pictures": "when built" if proof.built else "all",
        "cues": [_cue(cue, rate) for cue in proof.cues],
        "mark_wrong": _stretches(proof.mark, rate),
        "other_picture": _stretches(proof.other, rate),
        "stray": _stretches(proof.stray, rate),
        "sound": [
            {"track": one.track, "what": one.what, "by_ms": one.milliseconds, **_stretch(one.span, rate)}
            for one in proof.sound
        ],
        "flashing": _stretches(proof.flashing, rate),
    }


def _cue(cue: Proven, rate: Rate) -> dict[str, Any]:
    return {
        "cue": cue.number,
        "locale": cue.locale,
        "right": not cue.faulty,
        "text": list(cue.lines),
        **_stretch((cue.first, cue.last), rate),
        "missing": _stretches(cue.missing, rate),
        "wrong": _stretches(cue.wrong, rate),
        "outside": _stretches(cue.outside, rate),
        "over": [{"locale": locale, "cue": number} for locale, number in cue.over],
        "box": dict(zip(("left", "top", "right", "bottom"), cue.extent, strict=True)),
        "safe": cue.safe,
        "covers_lettering": cue.covers,
        "contrast": {"outlined": cue.contrast.outlined, "plain": cue.contrast.plain},
    }


def _stretches(listed: tuple[Stretch, ...], rate: Rate) -> list[dict[str, int]]:
    return [_stretch(one, rate) for one in listed]


def _stretch(one: Stretch, rate: Rate) -> dict[str, int]:
    first, last = (ticks.round_half_up(ticks.to_seconds(rate.start_of(frame)) * 1000) for frame in one)
    return {"first": one[0], "last": one[1], "start_ms": first, "end_ms": last}
