"""Run a rule's own examples: as tracks under a profile, beside the other tracks of their film."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kit.check import engine, fix, profile, registry
from kit.subs import decode, formats
from kit.subs.patched import patched
from kit.subs.track import Facts, Kind, Track

if TYPE_CHECKING:
    from kit.check.report import Report
    from kit.check.rule import Bad, Good

ALL = registry.rules()


def track(example: Good | Bad) -> Track:
    path = Path(f"film.{example.locale}.{example.format}")
    source = decode.decode(example.text.encode(example.encoding), path)
    kind = Kind(example.kind)
    return formats.parse(source, example.format, locale=example.locale, kind=kind, facts=example.facts)


def other(name: str, text: str, facts: Facts) -> Track:
    path = Path(name)
    named = formats.naming.parse_name(path)
    assert named, name
    source = decode.decode(text.encode(), path)
    return formats.parse(source, path.suffix[1:], locale=named.locale, kind=named.kind, facts=facts)


def check(example: Good | Bad, state: Track | None = None) -> Report:
    """All rules over an example, or over a later state of its track."""
    sdh = "-sdh" if example.kind == "sdh" else ""
    chosen = profile.load(example.profile or f"festival-{example.locale}{sdh}")
    others = [other(name, text, example.facts) for name, text in example.others]
    return engine.check([state or track(example)], lambda _: chosen, rules=ALL, beside=others)


def mend(example: Good | Bad, code: str, state: Track | None = None) -> Track:
    """An example's track (or a later state of it) after the fix of one rule."""
    mender = fix.Mender(lambda now: check(example, now), patched, frozenset({code}), unsafe=True)
    return mender.mend(state or track(example)).track
