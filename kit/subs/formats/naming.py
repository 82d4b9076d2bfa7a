"""What a track's file name tells: ``<film>.<locale>[.sdh|.forced].<ext>``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from kit.subs.track import Kind

_LOCALE = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}))?", re.ASCII | re.IGNORECASE)
_KINDS = {"sdh": Kind.SDH, "forced": Kind.FORCED}


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a track's file name; ``locale`` in BCP 47's own capitals, ``extension`` with its dot."""

    film: str
    locale: str
    kind: Kind
    extension: str


def parse_name(path: PurePath | str) -> Name | None:
    """Read a file name; None if it has no locale (the name is then no statement about the language)."""
    pure = PurePath(path)
    parts = pure.name.split(".")
    if len(parts) < 3 or not parts[0]:  # noqa: PLR2004 - film, locale, extension
        return None
    extension = "." + parts.pop().lower()
    kind = _KINDS.get(parts[-1].lower(), Kind.FULL)
    if kind is not Kind.FULL:
        parts.pop()
    found = _LOCALE.fullmatch(parts[-1])
    if len(parts) < 2 or not found:  # noqa: PLR2004 - film and locale
        return None
    language, script, region = found.groups()
    tags = [language.lower(), *([script.title()] if script else []), *([region.upper()] if region else [])]
    return Name(".".join(parts[:-1]), "-".join(tags), kind, extension)
