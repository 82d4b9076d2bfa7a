"""A film's folder without the sample: kit.toml with the film's own facts, and texts that wait to be written."""

from __future__ import annotations

import datetime as dt
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit import resources
from kit.errors import UsageError
from kit.project import check, locale, toml, types
from kit.project.load import FILE
from kit.time.rate import NAMED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: The languages of a film that names none.
USUAL = ("ko", "en", "fr-FR")
#: Where a folder that is there already may hold its master.
_PLACES = ("", "media")
_PROFILE = "festival-"
_WORDS = ("film.toml", "guide.toml")


@dataclass(frozen=True, slots=True)
class Master:
    """The film's file, by its path from the film's folder, and its rate as an exact fraction."""

    path: str
    rate: str


def languages(asked: Sequence[str]) -> tuple[str, ...]:
    """The locales that somebody asked for, as kit.toml writes them; ``USUAL`` if none.

    Raises UsageError for one without a profile and words of its own, and for ``fr`` alone.
    """
    return tuple(dict.fromkeys(_locale(text) for text in asked)) or USUAL


def known() -> tuple[str, ...]:
    """The locales that a film can be begun in: those with a festival's profile."""
    tags = (path.stem.removeprefix(_PROFILE) for path in resources.profiles().glob(f"{_PROFILE}*.toml"))
    return tuple(sorted(tag for tag in tags if not tag.endswith("-sdh")))


def _locale(text: str) -> str:
    tag = types.as_tag(text)
    if tag in known():
        return tag
    related = [other for other in known() if tag and other.startswith(f"{tag}-")]
    if related:
        raise locale.not_enough(text, related, f"Write one of {', '.join(related)}.")
    raise UsageError(
        f"kit has no words in “{text}”.", hint=f"Write one of {', '.join(known())}.", slug="unknown-locale"
    )


def found(folder: Path) -> Master | None:
    """The master that lies in the film's folder already; None if there is none, or more than one to choose from.

    Raises what ``probe.probe`` raises for a file that cannot be read.
    """
    from kit.tools import probe  # noqa: PLC0415 - heavy

    there = [path for place in _PLACES for path in check.films(folder / place)]
    if len(there) != 1:
        return None
    return Master(there[0].relative_to(folder).as_posix(), str(probe.probe(there[0]).rate.fps))


def write(made: Path, film_id: str, title: str, locales: Sequence[str], master: Master | None) -> None:
    """Fill the new folder ``made``; without a master, kit.toml says where it is going to be, and a usual rate."""
    master = master or Master(f"media/{film_id}.mov", str(NAMED["24"]))
    today = dt.datetime.now().astimezone().date()
    facts = {
        "id": film_id,
        "title": title,
        "master": master.path,
        "rate": master.rate,
        "locale": locales[0],
        "language": locales[0].partition("-")[0],
    }
    quoted = {key: toml.quoted(value) for key, value in facts.items()}
    plain = {"year": str(today.year), "date": today.isoformat(), "first": locales[0], "locales": _tables(locales)}
    for folder in ("media", "subtitles"):
        (made / folder).mkdir(parents=True)
    _fill(FILE, made / FILE, quoted | plain)
    for tag in locales:
        for name in _WORDS:
            _fill(f"{tag.partition('-')[0]}/{name}", made / "locales" / tag / name, {**quoted, "locale": tag})


def _fill(name: str, to: Path, values: dict[str, str]) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    text = (resources.bare_film() / name).read_text("utf-8")
    to.write_text(string.Template(text).substitute(values), "utf-8", newline="\n")


def _tables(locales: Sequence[str]) -> str:
    """[locales] and, where a language stands there once, what it means alone."""
    rows = [
        f'[locales.{tag}]\nprofile = "{_PROFILE}{tag}"\nprofile_sdh = "{_PROFILE}{tag}-sdh"  # for <film>.{tag}.sdh.*\n'
        for tag in locales
    ]
    bare = [tag.partition("-")[0] for tag in locales]
    alone = [f'{bare[i]} = "{tag}"\n' for i, tag in enumerate(locales) if "-" in tag and bare.count(bare[i]) == 1]
    if alone:
        rows.append("# What a bare language means here.\n[languages]\n" + "".join(alone))
    return "\n".join(rows)
