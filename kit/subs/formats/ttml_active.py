"""When the elements of a TTML document are active: nested times, parallel or in sequence (TTML2, section 12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.subs.formats.ttml_time import Clock, Stamp
    from kit.subs.formats.xml_nodes import Node

TIMED = ("begin", "end", "dur")


@dataclass(slots=True)
class Time:
    """When an element is active, in ticks of the document; ``end`` None is without end.

    ``base`` is what its times count from, ``stamps`` what its attributes say. A sequence (``seq``) has its children
    one after another: the next begins at ``cursor``, None if the last has no end.
    """

    base: int | None
    begin: int
    end: int | None
    stamps: dict[str, Stamp] = field(default_factory=dict)
    bad: str = ""
    seq: bool = False
    limit: int | None = None
    cursor: int | None = 0
    latest: int | None = 0
    cues: list[int] = field(default_factory=list)


def time_of(node: Node | None) -> Time | None:
    """When an element is active; None if it has no place in time."""
    return node.time if node is not None and isinstance(node.time, Time) else None


def borders(time: Time) -> Iterator[int]:
    """Its begin and, if it has one, its end."""
    yield time.begin
    if time.end is not None:
        yield time.end


def active(node: Node, above: Time | None, clock: Clock) -> Time:
    """When an element is active, inside of what holds it."""
    base: int | None = 0
    limit = None
    if above is not None:
        base, limit = (above.cursor if above.seq else above.begin), above.end
    time = Time(base, base or 0, limit, seq=node.attributes.get("timeContainer") == "seq", limit=limit)
    for name in TIMED:
        value = node.attributes.get(name)
        if value is not None:
            stamp = clock.parse(value)
            if stamp is None:
                time.bad = time.bad or f'{name}="{value}"'
            else:
                time.stamps[name] = stamp
    if above is not None and above.bad:
        time.bad = time.bad or above.bad
    if base is None:
        return time
    stamps = time.stamps
    time.begin = base + (stamps["begin"].ticks if "begin" in stamps else 0)
    own = [base + stamps["end"].ticks] if "end" in stamps else []
    own += [time.begin + stamps["dur"].ticks] if "dur" in stamps else []
    ends = own + ([limit] if limit is not None else [])
    time.end = min(ends) if ends else None
    time.cursor = time.latest = time.begin
    return time


def tell(node: Node, time: Time) -> None:
    """Tell the parent how long an element lasts: the next of a sequence begins there."""
    above = time_of(node.parent)
    if above is None:
        return
    own = any(name in time.stamps for name in ("end", "dur"))
    end = time.end if own or node.name == "tt:p" else (time.cursor if time.seq else time.latest)
    if end is not None and time.end is not None:
        end = min(end, time.end)
    above.cursor = end
    above.latest = None if above.latest is None or end is None else max(above.latest, end)
    above.cues += time.cues


def time_spans(node: Node, time: Time, clock: Clock) -> None:
    """Give the spans of a paragraph their times, and what stands alone in a sequence no length."""
    for child in node.elements:
        if child.name == "tt:span":
            child.time = own_time = active(child, time, clock)
            ends = any(name in own_time.stamps for name in ("end", "dur"))
            time_spans(child, own_time, clock)
            if own_time.seq and not ends:
                own_time.end = own_time.cursor
            elif time.seq and not ends and any(time_of(one) is not None for one in child.elements):
                own_time.end = own_time.latest
            time.cursor = own_time.end
            time.latest = None if time.latest is None or own_time.end is None else max(time.latest, own_time.end)
