"""In which language a command talks: what ``--ui-lang`` says, else the environment, else English."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "ko", "fr")
#: The order of gettext; LANGUAGE may list several, parted by colons, and counts for nothing where the locale is C.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def ui_language(asked: str, environment: Mapping[str, str] = os.environ) -> str:
    """One of ``LANGUAGES``."""
    if asked:
        return asked
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    if _language(locale) in {"", "c", "posix"}:
        return "en"
    listed = environment.get("LANGUAGE", "").split(":")
    return next((name for name in map(_language, [*listed, locale]) if name in LANGUAGES), "en")


def _language(locale: str) -> str:
    """``fr`` of ``fr_CA.UTF-8``."""
    return locale.partition(".")[0].partition("@")[0].partition("_")[0].partition("-")[0].lower()
