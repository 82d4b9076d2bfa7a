"""The page's own words in every language that it can be switched to.

Its words are said where they are shown: ``say("…")`` in the template and in the scripts. What was said there is
looked up once, when the page is made, and travels in it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kit.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: What each language calls itself.
NAMES = {"en": "English", "ko": "한국어", "fr": "Français"}
#: The catalogue of the page's words and of everything that rules say.
DOMAIN = "check"
_STRING = r'"(?:[^"\\\n]|\\.)*"'
_SAID = re.compile(rf"\bsay\(\s*({_STRING})")
_SAID_MANY = re.compile(rf"\bsayMany\(\s*({_STRING}),\s*({_STRING})")

#: One text, or the form for one and the form for many.
Key = tuple[str, ...]


def said(scripts: Iterable[Path]) -> Iterator[Key]:
    """The texts that scripts say, in their order."""
    for path in scripts:
        text = path.read_text("utf-8")
        yield from ((json.loads(one),) for one in _SAID.findall(text))
        yield from ((json.loads(one), json.loads(many)) for one, many in _SAID_MANY.findall(text))


def spoken(keys: Iterable[Key]) -> dict[str, dict[str, list[str]]]:
    """For each language the forms of each text, by its English one (that for one, where there are two)."""
    keys = sorted(set(keys), key=len)  # the forms of a text that depends on a number are those of the same text alone
    return {language: {key[0]: _forms(key, language) for key in keys} for language in LANGUAGES}


def _forms(key: Key, language: str) -> list[str]:
    known = words(language, DOMAIN)
    if len(key) == 1:
        return [known.say(key[0])]
    return [known.translations.ngettext(key[0], key[1], count) for count in (1, 2)]
