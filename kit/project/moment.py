"""The exact moment of a local time, which clocks that go forward or back may skip or show twice."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kit.errors import UsageError


def is_twice(start: dt.datetime, zone: str) -> bool:
    """Whether the clocks of a zone show a local time twice, so that only an offset tells which is meant."""
    wall = start.replace(tzinfo=ZoneInfo(zone), fold=0)
    exists = wall.astimezone(dt.UTC).astimezone(wall.tzinfo).replace(tzinfo=None) == start.replace(tzinfo=None)
    return exists and wall.utcoffset() != wall.replace(fold=1).utcoffset()


def moment(start: dt.datetime, zone: str, what: str) -> dt.datetime:
    """The exact moment of a local time. Raises UsageError where the clocks skip it, or show it twice."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(
            f"{what}: there is no time zone “{zone}”.",
            hint="Write a zone of the IANA database, such as Asia/Seoul or America/Toronto.",
            slug="bad-zone",
        ) from error
    wall = start.replace(tzinfo=place, fold=0)
    if start.tzinfo is not None:
        if start.utcoffset() not in {wall.utcoffset(), wall.replace(fold=1).utcoffset()}:
            raise UsageError(
                f"{what}: {start.isoformat()} is not the local time of {zone}.",
                hint="Write the local time without an offset, or with the offset of that zone on that day.",
                slug="zone-offset",
            )
        return start.astimezone(place)
    if wall.astimezone(dt.UTC).astimezone(place).replace(tzinfo=None) != start:
        raise UsageError(
            f"{what}: {start:%Y-%m-%d %H:%M} does not exist in {zone}: the clocks go forward over it that night.",
            hint="Ask the festival for the time again; it is probably an hour later.",
            slug="time-skipped",
        )
    if wall.utcoffset() != wall.replace(fold=1).utcoffset():
        raise UsageError(
            f"{what}: {start:%Y-%m-%d %H:%M} comes twice in {zone}: the clocks go back over it that night.",
            hint=f"Write the offset too, for example {wall.isoformat()}.",
            slug="time-twice",
        )
    return wall
