"""In which language a command talks: what ``--ui-lang`` says, else the environment, else English.

``KIT_UI_LANG`` comes before the locale of the system.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import TYPE_CHECKING

from kit.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The order of gettext; LANGUAGE may list several, parted by colons, and counts for nothing where the locale is C.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
OPTION = "--ui-lang"
#: What the running command line asks for, known before its options are read: mistakes in them are told in it, too.
_asked: ContextVar[str] = ContextVar("asked", default="")


def listen(argv: Sequence[str]) -> None:
    """Take the language from a whole command line; the last one counts, as with any option."""
    following = zip(argv, [*argv[1:], ""], strict=False)
    said = [
        after if word == OPTION else word.partition("=")[2] for word, after in following if word.split("=")[0] == OPTION
    ]
    _asked.set(next((language for language in reversed(said) if language in LANGUAGES), ""))


def at_the_head(argv: Sequence[str]) -> list[str]:
    """The command line with ``--ui-lang`` before the command, where each one takes it; it may stand anywhere."""
    moved: list[str] = []
    others: list[str] = []
    left = iter(argv)
    for word in left:
        if word == "--":
            return [*moved, *others, word, *left]
        value = next(left, None) if word == OPTION else None
        if value is not None:
            moved += [word, value]
        else:
            (moved if word.startswith(f"{OPTION}=") else others).append(word)
    return [*moved, *others]


def asked_for() -> str:
    """What the running command line asks for; empty if it leaves it to the environment."""
    return _asked.get()


def ui_language(asked: str, environment: Mapping[str, str] = os.environ) -> str:
    """One of ``LANGUAGES``."""
    chosen = asked or _asked.get() or environment.get("KIT_UI_LANG", "")
    if chosen in LANGUAGES:
        return chosen
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    if _language(locale) in {"", "c", "posix"}:
        return "en"
    listed = environment.get("LANGUAGE", "").split(":")
    return next((name for name in map(_language, [*listed, locale]) if name in LANGUAGES), "en")


def _language(locale: str) -> str:
    """``fr`` of ``fr_CA.UTF-8``."""
    return locale.partition(".")[0].partition("@")[0].partition("_")[0].partition("-")[0].lower()
