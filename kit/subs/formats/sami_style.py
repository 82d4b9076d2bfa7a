"""Which language a class of a SAMI file is: its style sheet says so, or its name as people usually choose it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RULE = re.compile(r"\.([^\s.{}#;:,]{1,64})\s{0,100}\{([^{}]{0,4000})\}")
_NAME = re.compile(r"""(?:^|[;\s])name\s{0,20}:\s{0,20}["']?([^;"'\r\n]{1,100})""", re.IGNORECASE)
_LANG = re.compile(
    r"""(?:^|[;\s])lang\s{0,20}:\s{0,20}["']?([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])""", re.IGNORECASE
)
#: Country codes that people write for the language.
_MEANT = {"kr": "ko", "kor": "ko", "jp": "ja", "cn": "zh", "us": "en", "gb": "en", "uk": "en", "eng": "en", "fra": "fr"}
#: Languages that kit names without the country where nearly all of their readers live.
_HOME = {"ko": "KR", "ja": "JP"}
_CALLED = {
    "korean": "ko", "한국어": "ko", "한글": "ko", "한국": "ko",
    "english": "en", "영어": "en", "영문": "en", "anglais": "en",
    "french": "fr", "français": "fr", "francais": "fr", "프랑스어": "fr", "불어": "fr",
    "japanese": "ja", "일본어": "ja", "日本語": "ja", "chinese": "zh", "중국어": "zh", "中文": "zh",
    "spanish": "es", "german": "de", "italian": "it", "russian": "ru",
}  # fmt: skip
#: How class names begin: KRCC and KOCC, ENCC, EGCC and USCC, FRCC, JPCC, CNCC.
_BEGINS = {"kr": "ko", "ko": "ko", "en": "en", "eg": "en", "us": "en", "fr": "fr", "jp": "ja", "ja": "ja", "cn": "zh"}
_ENDS = ("cc", "sub", "subttl", "")


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the style sheet: what it is called, and its locale or empty."""

    title: str
    locale: str


def classes(style: str) -> dict[str, Class]:
    """The classes that a style sheet names, by their names in lower case."""
    found: dict[str, Class] = {}
    for rule in _RULE.finditer(style):
        name, body = rule[1].lower(), rule[2]
        called = _NAME.search(body)
        title = called[1].strip() if called else ""
        found.setdefault(name, Class(title, _locale(body) or _by_name(title) or guessed(name)))
    return found


def guessed(name: str) -> str:
    """The language that a class's name is usually given for; empty if it could be any."""
    word = name.lower()
    for end in _ENDS:
        if word.endswith(end) and word.removesuffix(end) in {*_BEGINS, "kor", "eng", "fra"}:
            return _BEGINS[word[:2]]
    return ""


def _locale(body: str) -> str:
    found = _LANG.search(body)
    if not found:
        return ""
    language, country = found[1].lower(), (found[2] or "").upper()
    language = _MEANT.get(language, language)
    return language if not country or _HOME.get(language) == country else f"{language}-{country}"


def _by_name(title: str) -> str:
    lowered = title.lower()
    return next((language for word, language in _CALLED.items() if word in lowered), "")
