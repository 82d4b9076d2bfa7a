"""Time zones of the IANA database, as kit.toml names them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from kit.project.plain import nearest

if TYPE_CHECKING:
    from kit.project.locate import Way
    from kit.project.problems import Problems


def examine(name: str, way: Way, problems: Problems) -> bool:
    """Whether a name is a zone's; note it in ``problems`` if it is not."""
    if _is_zone(name):
        return True
    meant = nearest(name, available_timezones())
    problems.add(
        f"“{name}” is no time zone.",
        hint=f"Did you mean “{meant}”?" if meant else "Write a zone such as Asia/Seoul or America/Toronto.",
        slug="unknown-zone",
        way=way,
    )
    return False


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
