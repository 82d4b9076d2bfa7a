"""What kit.toml says, held against itself: ids that repeat, aliases that lead nowhere, paths that leave the film."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from kit import resources
from kit.errors import UsageError
from kit.project import dossiers, moment, screeners, zones
from kit.project.plain import nearest
from kit.time import timecode
from kit.time.rate import parse_rate
from kit.tools import channels, image_sequence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kit.project.locate import Way
    from kit.project.model import Screening, Settings
    from kit.project.problems import Problems


#: Lists whose ids may stand once.
IDENTIFIED = (
    "people", "awards", "screenings", "contacts", "stills", "content_notes", "help_lines", "timeline", "funders",
    "press", "festivals", "protected", "glossary",
)  # fmt: skip


def examine(settings: Settings, root: Path, problems: Problems) -> None:
    """Note in ``problems`` whatever in kit.toml contradicts itself or leads out of the film's folder."""
    _title(settings, problems)
    _locales(settings, problems)
    _profiles(settings, root, problems)
    for name in IDENTIFIED:
        _unique(name, [item.id for item in getattr(settings, name)], problems)
    for index, screening in enumerate(settings.screenings):
        _time(screening, ("screenings", index), problems)
    dossiers.examine(settings, problems)
    _glossary(settings, problems)
    _protected(settings, problems)
    _hero(settings, problems)
    _rate(settings, problems)
    _inside(root, settings.film.master, ("film", "master"), problems)
    _sound(settings, root, problems)
    if settings.film.shots:
        _inside(root, settings.film.shots, ("film", "shots"), problems)
    _cut(settings, root, problems)
    screeners.examine(settings, problems)
    _pictures(settings, root, problems)
    for index, festival in enumerate(settings.festivals):
        if festival.package and festival.package.film:
            _inside(root, festival.package.film, ("festivals", index, "package", "film"), problems)


def _sound(settings: Settings, root: Path, problems: Problems) -> None:
    """Sound of its own goes with numbered pictures; a film's file brings its own."""
    way, film = ("film", "sound"), settings.film
    if (wrong := channels.fault(film.channels)) is not None:
        problems.add(
            f"“{wrong}” is no sound.",
            hint="Write “L R”, “L R C LFE Ls Rs” or “L R C LFE Lss Rss Lrs Rrs” in the order of the file’s tracks; "
            "“own” keeps a track as it is, “none” leaves it out.",
            slug="channels-unknown",
            way=("film", "channels"),
        )
    if not film.sound:
        return
    _inside(root, film.sound, way, problems)
    if not image_sequence.is_named(root / film.master):
        problems.add(
            f"“sound” stands beside a master that is one file: {film.master}.",
            hint="A film’s file brings its own sound: take the row away. Numbered pictures are named as a pattern, "
            "such as master/reel_%06d.dpx, or by their folder.",
            slug="sound-of-file",
            way=way,
        )


def _title(settings: Settings, problems: Problems) -> None:
    """The title stands on covers, in marks and in what a screen reader says first: it cannot be nothing."""
    if not any(letter.isprintable() and not letter.isspace() for letter in settings.film.title):
        problems.add(
            "The film has no title.",
            hint='Write it as the credits do, a working title if there is no other: title = "Winter Sea"',
            slug="no-title",
            way=("film", "title"),
        )


def _pictures(settings: Settings, root: Path, problems: Problems) -> None:
    """Stills and logos lie in the film's folder."""
    if settings.screener.logo.file:
        _inside(root, settings.screener.logo.file, ("screener", "logo", "file"), problems)
    for index, still in enumerate(settings.stills):
        _inside(root, still.file, ("stills", index, "file"), problems)
    for name in ("funders", "festivals"):
        for index, item in enumerate(getattr(settings, name)):
            if item.logo:
                _inside(root, item.logo, (name, index, "logo"), problems)


def _locales(settings: Settings, problems: Problems) -> None:
    known = list(settings.locales)
    if not known:
        problems.add(
            "The film has no locale.",
            hint='Add a table for each language, such as [locales.ko] with profile = "…".',
            slug="no-locales",
            way=("locales",),
        )
        return
    if settings.film.default_locale not in known:
        problems.add(
            f"“default_locale” in [film] is “{settings.film.default_locale}”, but there is no such locale.",
            hint=f"Write one of {', '.join(known)}, or add [locales.{settings.film.default_locale}].",
            slug="undeclared-locale",
            way=("film", "default_locale"),
        )
    for language, tag in settings.languages.items():
        if tag not in known:
            meant = nearest(tag, known)
            problems.add(
                f"[languages] leads “{language}” to “{tag}”, but there is no such locale.",
                hint=f"Did you mean “{meant}”?"
                if meant
                else f"Write one of {', '.join(known)}, or add [locales.{tag}].",
                slug="undeclared-locale",
                way=("languages", language),
            )


def _profiles(settings: Settings, root: Path, problems: Problems) -> None:
    """Profiles are kit's own, or files in the film's profiles/."""
    folders = (resources.profiles(), root / "profiles")
    known = sorted({path.stem for folder in folders for path in folder.glob("*.toml")})
    for tag, locale in settings.locales.items():
        for key in ("profile", "profile_sdh", "profile_forced"):
            name = getattr(locale, key)
            if known and name not in known and (name or key == "profile"):
                meant = nearest(name, known)
                suggestion = f"Did you mean “{meant}”? " if meant else ""
                problems.add(
                    f"There is no subtitle profile “{name}”.",
                    hint=f"{suggestion}Known profiles: {', '.join(known)}.",
                    slug="unknown-profile",
                    way=("locales", tag, key),
                )


def _unique(name: str, ids: Sequence[str], problems: Problems) -> None:
    for index, identifier in enumerate(ids):
        first = ids.index(identifier)
        if first != index:
            problems.add(
                f"[[{name}]] has the id “{identifier}” twice: numbers {first + 1} and {index + 1}.",
                hint="Each id may stand once; rename one of the two, in kit.toml and in the locales.",
                slug="duplicate-id",
                way=(name, index, "id"),
            )


def _glossary(settings: Settings, problems: Problems) -> None:
    """Each spelling belongs to a language of the film."""
    known = list(dict.fromkeys(tag for locale in settings.locales for tag in (locale, locale.partition("-")[0])))
    for index, term in enumerate(settings.glossary):
        for table in ("spellings", "wrong"):
            for tag in getattr(term, table):
                if tag not in known:
                    problems.add(
                        f"The glossary spells “{term.id}” in “{tag}”, but the film has no such language.",
                        hint=f"Write one of {', '.join(known)}.",
                        slug="undeclared-locale",
                        way=("glossary", index, table, tag),
                    )


def _hero(settings: Settings, problems: Problems) -> None:
    """The cover has room for one picture."""
    heroes = [index for index, still in enumerate(settings.stills) if still.hero]
    for index in heroes[1:]:
        problems.add(
            f"[[stills]] has a second hero: “{settings.stills[index].id}” after “{settings.stills[heroes[0]].id}”.",
            hint="One picture opens the booklet; take hero = true from the others.",
            slug="two-heroes",
            way=("stills", index, "hero"),
        )


def _time(screening: Screening, way: Way, problems: Problems) -> None:
    name = f"The screening “{screening.id}”"
    if screening.start and screening.month:
        problems.add(
            f"{name} has both “start” and “month”.",
            hint="Keep “start” if the day is known, else “month”.",
            slug="start-and-month",
            way=(*way, "month"),
        )
    elif not screening.start and not screening.month:
        problems.add(
            f"{name} says neither “start” nor “month”.",
            hint='Add start = 2013-06-17T20:30:00, or month = "2013-06" if no more is known.',
            slug="no-time",
            way=way,
        )
    if zones.examine(screening.zone, (*way, "zone"), problems) and screening.start:
        _start(screening, screening.start, (*way, "start"), problems)


def _start(screening: Screening, start: dt.datetime, way: Way, problems: Problems) -> None:
    """Note a local time that the clocks skip or show twice; only the latter needs an offset."""
    if start.tzinfo and not moment.is_twice(start, screening.zone):
        problems.add(
            f"“start” of the screening “{screening.id}” carries a UTC offset, but “zone” already says where it is.",
            hint=f"Write the local time alone: start = {start.replace(tzinfo=None).isoformat()}",
            slug="offset-and-zone",
            way=way,
        )
        return
    try:
        moment.moment(start, screening.zone, f"The screening “{screening.id}”")
    except UsageError as error:
        problems.add(error.message, hint=error.hint, slug=error.slug, way=way)


def _rate(settings: Settings, problems: Problems) -> None:
    key = "rate"
    try:
        rate = parse_rate(settings.film.rate)
        key = "programme_start"
        timecode.programme_start(settings.film.programme_start, rate)
    except UsageError as error:
        problems.add(error.message, hint=error.hint, slug=error.slug, way=("film", key))


def _protected(settings: Settings, problems: Problems) -> None:
    """An entry without a spelling would protect nobody, and nothing would say so."""
    for index, word in enumerate(settings.protected):
        if not word.spellings or not all(spelling.strip() for spelling in word.spellings):
            problems.add(
                f"The protected entry “{word.id}” has an empty spelling or none, so it protects nothing.",
                hint='Write every spelling that could slip through: spellings = ["Halcyon Ford", "핼시언 포드"]',
                slug="no-spelling",
                way=("protected", index, "spellings"),
            )


def _cut(settings: Settings, root: Path, problems: Problems) -> None:
    """Note a file outside of the film, and what says nothing by itself: one list, a new sound without the old one."""
    cut = settings.cut
    for key in ("old_list", "new_list", "old_sound", "new_sound", "reference"):
        if getattr(cut, key):
            _inside(root, getattr(cut, key), ("cut", key), problems)
    for here, lacks in (("old_list", "new_list"), ("new_list", "old_list"), ("new_sound", "old_sound")):
        if getattr(cut, here) and not getattr(cut, lacks):
            problems.add(
                f"[cut] has “{here}” and no “{lacks}”.",
                hint=f"A recut is told by both cuts: add {lacks}, or leave out {here}.",
                slug="half-cut",
                way=("cut", here),
            )


def _inside(root: Path, written: str, way: Way, problems: Problems) -> None:
    """Note a path that is absolute or leads out of the film's folder, by ``..`` or by a link."""
    why = ""
    if not written.strip():
        why = "is empty"
    elif Path(written).is_absolute() or PureWindowsPath(written).drive or written.startswith(("/", "\\", "~")):
        why = "is not inside the film's folder"
    elif ".." in re.split(r"[/\\]", written) or not _resolves_inside(root, written):
        why = "leads out of the film's folder"
    if why:
        problems.add(
            f"The path “{written}” {why}.",
            hint="Put the file into the film's folder and write its path from there, such as media/film.mp4.",
            slug="path-outside",
            way=way,
        )


def _resolves_inside(root: Path, written: str) -> bool:
    try:
        return (root / written).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
