"""An OpenTimelineIO file (.otio, JSON): the video track that carries the film, as frames.

Read as data, without the library, which would run the plug-ins that a machine's settings name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kit.errors import Place, UsageError
from kit.retime.cutlist import timeline
from kit.retime.cutlist.shot import CutList, Origin, Shot
from kit.time import timecode
from kit.time.rate import NAMED, Rate
from kit.time.ticks import round_half_up
from kit.tools import nesting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: How far a rate that a program wrote as a decimal may be from the rate that it means: 23.976 is 0.000024 off.
_NEAR = Fraction(1, 2000)
_SLOWEST, _FASTEST = 1, 240
#: The longest item in seconds: more is no film.
_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class _Item:
    """A child of a track with its length in frames; without a shot it is a gap."""

    frames: int
    shot: Shot | None


class _IncompleteError(Exception):
    """What a timeline lacks; the text completes “… cannot be used: ”."""


def read(text: str, path: Path, rate: Rate | None) -> CutList:
    """The cut of a timeline; ``rate`` is what the film runs at, None for the file's own.

    Raises UsageError for what is no timeline, one without picture and one at another rate.
    """
    try:
        nesting.refuse_deep(text)
        root = json.loads(text)
    except ValueError as error:
        raise _bad(path, f"it is no JSON: {error}") from error
    top = _timeline(root)
    if top is None:
        raise _bad(path, "it holds no timeline")
    tracks = [one for one in _children(top.get("tracks")) if one.get("kind", "Video") == "Video"]
    try:
        own = _rate(top, tracks)
        if own is None:
            raise _bad(path, "it has no clip with a length at a rate between 1 and 240 frames a second")
        if rate is not None and rate != own:
            raise _other_rate(path, own, rate)
        laid = [list(_items(track, own)) for track in tracks]
    except _IncompleteError as error:
        raise _bad(path, str(error)) from error
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError, OverflowError) as error:
        raise _bad(path, "a clip or a time of it is not as the format has it") from error
    main = max(laid, key=lambda items: sum(item.frames for item in items if item.shot), default=[])
    start = top.get("global_start_time")
    shots = list(_placed(main, 0 if start is None else round_half_up(_frames(start, own))))
    if not shots:
        raise _bad(path, "it has no picture")
    found = timeline.lay(shots)
    others = sum(item.shot is not None for items in laid if items is not main for item in items)
    counts = (("graphics", others),) if others else ()
    drop = _is_drop(found.shots[0].begin, own)
    return CutList(path, own, drop, found.shots, found.under, found.notes, (("picture", len(shots)), *counts))


def _timeline(root: Any) -> dict[str, Any] | None:
    """The file's timeline, or the first one of a collection."""
    if isinstance(root, dict) and _kind(root) == "Timeline":
        return root
    if isinstance(root, dict) and _kind(root) == "SerializableCollection":
        return next((child for child in _children(root) if _kind(child) == "Timeline"), None)
    return None


def _kind(item: dict[str, Any]) -> str:
    return str(item.get("OTIO_SCHEMA", "")).partition(".")[0]


def _children(item: Any) -> list[dict[str, Any]]:
    found = item.get("children") if isinstance(item, dict) else None
    return [child for child in found if isinstance(child, dict)] if isinstance(found, list) else []


def _rate(top: dict[str, Any], tracks: list[dict[str, Any]]) -> Rate | None:
    """The rate of the timeline's start, else of the first clip."""
    times = [top.get("global_start_time")]
    times += [(_range(child) or {}).get("duration") for track in tracks for child in _children(track)]
    found = next((one for one in times if one and _SLOWEST <= one["rate"] <= _FASTEST), None)
    return Rate(_exact(found["rate"])) if found else None


def _exact(rate: float) -> Fraction:
    if not _SLOWEST <= rate <= _FASTEST:
        raise _IncompleteError("it counts a clip at no rate between 1 and 240 frames a second")
    named = [value for value in set(NAMED.values()) if abs(value - Fraction(rate)) < _NEAR]
    return (
        min(named, key=lambda value: abs(value - Fraction(rate))) if named else Fraction(rate).limit_denominator(1001)
    )


def _frames(time: dict[str, Any], rate: Rate) -> Fraction:
    """A time in frames of the timeline."""
    return Fraction(time["value"]) * rate.fps / _exact(time["rate"])


def _range(item: dict[str, Any]) -> dict[str, Any] | None:
    """The range of its source that an item shows: its own, else all of its media."""
    if item.get("source_range"):
        return dict(item["source_range"])
    found = _media(item).get("available_range")
    return dict(found) if found else None


def _media(item: dict[str, Any]) -> dict[str, Any]:
    several = item.get("media_references") or {}
    return item.get("media_reference") or several.get(item.get("active_media_reference_key", "DEFAULT_MEDIA")) or {}


def _items(track: dict[str, Any], rate: Rate) -> Iterator[_Item]:
    for number, child in enumerate(_children(track), 1):
        if _kind(child) in {"Transition", "Effect", "Marker"}:
            continue
        span = _range(child)
        if span is None and _kind(child) in {"Stack", "Track"}:
            inner = max(
                ([*_items(one, rate)] for one in ([child] if _kind(child) == "Track" else _children(child))), key=len
            )
            yield from inner
            continue
        if span is None:
            raise _IncompleteError(f"clip {number} has no length")
        frames = round_half_up(_frames(span["duration"], rate))
        if not 0 <= frames <= _DAY * rate.nominal:
            raise _IncompleteError(f"clip {number} is shorter than nothing or longer than a day")
        if _kind(child) == "Gap":
            yield _Item(frames, None)
            continue
        source = _frames(span["start_time"], rate)
        yield _Item(frames, Shot(str(number), 0, _origin(child), 0, frames, source, _speed(child)))


def _speed(item: dict[str, Any]) -> Fraction:
    speed = Fraction(1)
    for effect in item.get("effects") or []:
        if _kind(effect) == "FreezeFrame":
            return Fraction(0)
        if _kind(effect) == "LinearTimeWarp":
            speed *= Fraction(effect["time_scalar"]).limit_denominator(100_000)
    return speed


def _origin(item: dict[str, Any]) -> Origin:
    media = _media(item)
    reels = [part.get("reel") for part in (item.get("metadata") or {}).values() if isinstance(part, dict)]
    reel = next((str(one) for one in reels if one), "")
    return Origin(reel, str(item.get("name") or media.get("name") or ""), str(media.get("target_url") or ""))


def _placed(items: list[_Item], start: int) -> Iterator[Shot]:
    for item in items:
        if item.shot is not None and item.frames > 0:
            yield replace(item.shot, begin=start, end=start + item.frames)
        start += item.frames


def _is_drop(begin: int, rate: Rate) -> bool:
    """Whether a timeline begins at a full hour of drop-frame labels: it names frames, and not how they are labelled."""
    if rate.fps.denominator == 1 or rate.nominal % 30 or not begin:
        return False
    return begin % timecode.frame("01:00:00;00", rate) == 0


def _bad(path: Path, why: str) -> UsageError:
    return UsageError(
        f"{path.name} cannot be used as a timeline: {why}.",
        hint="Export it again as .otio, or as a CMX3600 list.",
        slug="bad-timeline",
        place=Place(path),
    )


def _other_rate(path: Path, own: Rate, rate: Rate) -> UsageError:
    return UsageError(
        f"{path.name} counts {own.label()} frames a second, and the film runs at {rate.label()}.",
        hint="Export the timeline at the film's rate, or give its own rate with --fps.",
        slug="other-rate",
        place=Place(path),
    )
