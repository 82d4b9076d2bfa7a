"""What may differ from one screener of a film to the next."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kit.errors import UsageError
from kit.project.locale import resolve as as_tag
from kit.screener import sizes
from kit.subs.track import Kind

if TYPE_CHECKING:
    from kit.project.project import Project
    from kit.screener.encoding import Subtitles

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Options:
    """For whom and what a screener is made, and which track it shows.

    ``second`` is another locale that is shown too, ``text`` what the mark says besides, each line a part of it;
    ``timecode`` whether the master's time code runs. Empty texts and None leave a part of the mark out.
    ``target`` is a name of targets/, or empty for kit.toml's own;
    ``style`` one of styles/, or empty for the usual one. ``size_limit`` is in bytes; 0 leaves it to the target.
    ``subtitles`` says where they go, empty as the target does; ``also`` are further locales where they can be switched.
    """

    festival: str = ""
    recipient: str = ""
    date: dt.date | None = None
    text: str = ""
    mark: bool = True
    timecode: bool = False
    kind: Kind = Kind.FULL
    second: str = ""
    target: str = ""
    style: str = ""
    size_limit: int = 0
    subtitles: Subtitles | Literal[""] = ""
    also: tuple[str, ...] = ()


def resolve(
    project: Project,
    *,
    festival: str | None = None,
    recipient: str | None = None,
    date: str | None = None,
    text: str | None = None,
    mark: bool | None = None,
    timecode: bool | None = None,
    kind: str | None = None,
    second: str | None = None,
    target: str | None = None,
    style: str | None = None,
    size_limit: str | None = None,
    subtitles: Subtitles | None = None,
    also: tuple[str, ...] = (),
) -> Options:
    """kit.toml's ``[screener]``, with what the command line says instead.

    A festival named on the command line drops kit.toml's recipient and date, which belong to another copy.
    Raises UsageError for a date or a size that is none.
    """
    settings = project.settings.screener
    same = festival is None or festival == settings.festival
    return Options(
        festival=settings.festival if festival is None else festival,
        recipient=(settings.recipient if same else "") if recipient is None else recipient,
        date=(settings.date if same and recipient is None else None) if date is None else _date(date),
        text=settings.marking.text if text is None else text,
        mark=settings.mark if mark is None else mark,
        timecode=settings.marking.timecode != "none" if timecode is None else timecode,
        kind=Kind.FULL if kind is None else Kind(kind),
        second=as_tag(project, second) if second else "",
        target=settings.target if target is None else target,
        style=style or "",
        size_limit=sizes.parse(size_limit or ""),
        subtitles=subtitles or "",
        also=tuple(as_tag(project, tag) for tag in also),
    )


def suffix(project: Project, options: Options) -> str:
    """What tells this copy's file from the film's plain screener: ``.sdh``, ``.sheffield-doc-fest``, or nothing."""
    usual = resolve(project)
    parts = [f"with-{options.second}"] if options.second else []
    parts += [options.kind.value] if options.kind is not usual.kind else []
    said, usually = ((one.festival, one.recipient, one.date, one.text) for one in (options, usual))
    if said != usually:
        words = (*said[:2], options.date.isoformat() if options.date else "", options.text)
        parts += [slug(word) for word in words if word] or ["unnamed"]
    if options.timecode is not usual.timecode:
        parts.append("timecode" if options.timecode else "no-timecode")
    if options.style:
        parts.append(slug(options.style))
    if options.target != usual.target:
        parts.append(slug(options.target) or "kit-toml")
    if options.subtitles:
        parts.append(options.subtitles)
    parts += [f"and-{slug(tag)}" for tag in options.also]
    if options.size_limit:
        parts.append(f"max-{sizes.part(options.size_limit)}")
    if options.mark is not usual.mark:
        parts.append("marked" if options.mark else "clean")
    return "".join(f".{part}" for part in parts)


def slug(text: str) -> str:
    """A text as part of a file name; whatever gets lost leaves a few letters of its hash, so that no two meet."""
    plain = re.sub(r"[^\w]+|_+", "-", text.casefold()).strip("-")[:_LONGEST_NAME].strip("-")
    if plain == "-".join(text.casefold().split(" ")):
        return plain
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{plain}-{mark}".lstrip("-")


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(
            f"“{text}” is not a date.",
            hint="Write year-month-day, for example 2026-03-01.",
            slug="bad-date",
        ) from error
