"""A CMX3600 list, read strictly: an event that cannot be made out stops it, for the cut would lack a shot."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from kit.errors import KitError, ManyProblemsError, Place, UsageError
from kit.retime.cutlist import cmx_rows, timeline
from kit.retime.cutlist.cmx_rows import Event, Mode, Motion, Remark, Unread
from kit.retime.cutlist.labels import Labels
from kit.retime.cutlist.shot import CutList, Origin, Shot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kit.time.rate import Rate

#: A shot over midnight is no longer than this, in seconds; else its times are in disorder.
_LONGEST = 3600
#: Problems told at once; a list of another format would have thousands.
_TOLD = 20
_NO_FILE = "(NULL)"


def read(rows: Sequence[str], path: Path, rate: Rate) -> CutList:
    """The picture of a list at ``rate``.

    Raises UsageError with the event and its row for what is malformed or does not exist at this rate, and for a list
    without picture.
    """
    events = _events(rows, path)
    counts: Counter[str] = Counter()
    groups: list[list[Event]] = []
    for _, same in groupby(events, key=lambda event: event.number):
        picture = _picture(list(same), counts)
        if picture:
            groups.append(picture)
    kept = [event for group in groups for event in group]
    if not kept:
        raise _no_picture(path, counts)
    labels = Labels(path, rate, kept)
    shots: list[Shot] = []
    for group in groups:
        shots += _shots(group, labels, rate)
    if not shots:
        raise _no_picture(path, counts)
    laid = timeline.lay(timeline.past_midnight(shots, labels.day(drop=labels.is_drop(kept[0]))))
    odd, by_one = _lengths(kept, labels)
    return CutList(
        path,
        rate,
        any(labels.is_drop(event) for event in kept),
        laid.shots,
        laid.under,
        (
            *laid.notes,
            *([f"source and record lengths differ in frames, events {timeline.some(odd)}"] if odd else ()),
            *([labels.note] if labels.note else ()),
        ),
        tuple(sorted(counts.items())),
        labels.doubt(kept, by_one),
    )


def _events(rows: Sequence[str], path: Path) -> list[Event]:
    events: list[Event] = []
    problems: list[KitError] = []
    drop = False
    for number, text in enumerate(rows, 1):
        match cmx_rows.read(text, number, drop=drop):
            case Event() as event:
                events.append(event)
            case Mode(drop=drop):
                pass
            case Motion() as motion:
                _move(events, motion)
            case Remark(key=key, value=value) if events:
                events[-1].remarks[key] = value
            case Unread(why=why):
                problems.append(_malformed(path, number, text, why))
    if problems:
        raise problems[0] if len(problems) == 1 else ManyProblemsError(problems[:_TOLD])
    return events


def _move(events: list[Event], motion: Motion) -> None:
    """Give a speed to the event it belongs to: of the last event's rows the one with its reel, else the last."""
    if not events:
        return
    last = events[-1]
    group = [event for event in events[-2:] if event.number == last.number]
    named = [event for event in group if event.reel == motion.reel]
    (named or [last])[-1].speed = motion.fps


def _picture(group: list[Event], counts: Counter[str]) -> list[Event]:
    """The rows of an event that cut the picture, with the names that its remarks give them."""
    remarks = {key: value for event in group for key, value in event.remarks.items()}
    if "TO CLIP NAME" in remarks and (len(group) > 1 or group[0].is_mixed):
        # A row alone has the shot that it comes from in the event before.
        if len(group) > 1 and "FROM CLIP NAME" in remarks:
            group[0].remarks["FROM CLIP NAME"] = remarks["FROM CLIP NAME"]
        group[-1].remarks["FROM CLIP NAME"] = remarks["TO CLIP NAME"]
    elif len(group) > 1 and group[-1].how != "C" and "FROM CLIP NAME" in group[-1].remarks:
        # Without TO, the name is that of the shot it comes from.
        group[0].remarks["FROM CLIP NAME"] = group[-1].remarks.pop("FROM CLIP NAME")
    kept = []
    for event in group:
        if event.is_overlay:
            counts["graphics"] += 1
        elif not event.is_picture:
            counts["audio only"] += 1
        else:
            counts["picture"] += 1
            kept.append(event)
    return kept


def _shots(group: Sequence[Event], labels: Labels, rate: Rate) -> Iterable[Shot]:
    for event in group:
        begin, end = labels.record(event, 0), labels.record(event, 1)
        if end < begin:
            end += labels.day(drop=labels.is_drop(event))
            if end - begin > _LONGEST * rate.nominal:
                raise _backwards(labels.path, event)
        source = labels.source(event, 0)
        labels.source(event, 1)
        speed = Fraction(1) if event.speed is None else event.speed / rate.nominal
        remarks = event.remarks
        file = remarks.get("SOURCE FILE") or remarks.get("FROM FILE") or remarks.get("FROM CLIP", "")
        origin = Origin(event.reel, remarks.get("FROM CLIP NAME", ""), "" if file == _NO_FILE else file)
        if end > begin:
            shot = Shot(
                event.number,
                event.row,
                origin,
                begin,
                end,
                Fraction(source),
                speed,
                event.length if event.is_mixed else 0,
            )
            yield from _within_a_day(shot, labels.day(drop=labels.is_drop_source(event)))


def _within_a_day(shot: Shot, day: int) -> Iterable[Shot]:
    """A shot whose source runs over midnight, as the two that it is on the clock of its camera."""
    left = day - shot.source
    if shot.speed != 1 or not 0 < left < shot.length:
        yield shot
        return
    middle = shot.begin + int(left)
    yield replace(shot, end=middle)
    yield replace(shot, begin=middle, source=Fraction(0), mixed=0)


def _lengths(events: Sequence[Event], labels: Labels) -> tuple[list[str], int]:
    """Events whose source is longer or shorter than their record, though no M2 row says why; how many by one frame."""
    odd: list[str] = []
    by_one = 0
    for event in events:
        source = labels.source(event, 1) - labels.source(event, 0)
        record = labels.record(event, 1) - labels.record(event, 0)
        if event.speed is None and source != record and record >= 0 and source >= 0:
            odd.append(f"{event.number} ({source}/{record})")
            by_one += abs(source - record) == 1
    return odd, by_one


def _malformed(path: Path, row: int, text: str, why: str) -> UsageError:
    number = text.split(maxsplit=1)[0]
    return UsageError(
        f"Event {number} cannot be read: {why}.",
        hint="Export the list again; without this event the cut would lack a shot.",
        slug="bad-event",
        place=Place(path, row, 1, text.rstrip("\r\n")),
    )


def _backwards(path: Path, event: Event) -> UsageError:
    return UsageError(
        f"Event {event.number} ends in the record before it begins: {event.labels[2]} to {event.labels[3]}.",
        hint="Export the list again, or correct the event.",
        slug="bad-event",
        place=Place(path, event.row),
    )


def _no_picture(path: Path, counts: Counter[str]) -> UsageError:
    found = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    return UsageError(
        f"{path.name} has no picture event{f' ({found})' if found else ''}.",
        hint="Export a CMX3600 list of the video track that carries the film.",
        slug="no-picture",
        place=Place(path),
    )
