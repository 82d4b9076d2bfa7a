"""What ``[screener]`` of kit.toml says, held against itself and the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.project.plain import nearest

if TYPE_CHECKING:
    from kit.project.locate import Way
    from kit.project.model import Settings
    from kit.project.problems import Problems


def examine(settings: Settings, problems: Problems) -> None:
    """Note in ``problems`` locales that the film does not have, and marks that would lie over one another."""
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
    _places(settings, problems)
    if wanted.marking.when == "intervals" and wanted.marking.seconds >= wanted.marking.every:
        problems.add(
            f"The mark shows for {wanted.marking.seconds} of every {wanted.marking.every} seconds, which is always.",
            hint='Write fewer seconds, or when = "always".',
            slug="mark-interval",
            way=("screener", "marking"),
        )


def _places(settings: Settings, problems: Problems) -> None:
    """Each place at the top is taken once."""
    marking, logo = settings.screener.marking, settings.screener.logo
    taken: dict[str, str] = {} if marking.when == "moving" else {marking.place: "the mark"}
    claims: list[tuple[str, str, Way]] = [
        ("time code", marking.timecode, ("screener", "marking", "timecode")),
        ("logo", logo.place if logo.file else "none", ("screener", "logo", "file")),
    ]
    for what, place, way in claims:
        if place in taken:
            problems.add(
                f"The {what} would lie over {taken[place]}: both stand at “{place}”.",
                hint="Choose another of top-left, top and top-right for one of them.",
                slug="marks-meet",
                way=way,
            )
        if place != "none":
            taken[place] = f"the {what}"
