"""What ``[screener]`` of kit.toml says, held against the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.project.plain import nearest

if TYPE_CHECKING:
    from kit.project.locate import Way
    from kit.project.model import Settings
    from kit.project.problems import Problems


def examine(settings: Settings, problems: Problems) -> None:
    """Note in ``problems`` each locale that ``[screener]`` names and the film does not have."""
    wanted = settings.screener
    named: list[tuple[Way, str]] = [(("screener", "fonts", tag), tag) for tag in wanted.fonts]
    named += [(("screener", "upper"), wanted.upper)] if wanted.upper else []
    known = list(settings.locales)
    for way, tag in named:
        if tag not in settings.locales:
            meant = nearest(tag, known)
            problems.add(
                f"“{tag}” in [screener] is no locale of this film.",
                hint=f"Did you mean “{meant}”?" if meant else f"Write one of {', '.join(known)}.",
                slug="undeclared-locale",
                way=way,
            )
