"""Labels of a language that nobody speaks: longer, accented, in brackets, so that a page shows what is no label.

A text without brackets was never translatable; one whose closing bracket is cut off has too little room. As
Android's and ICU's en-XA; 40 % longer is what W3C's “Text size in translation” gives for labels of this length.
"""

from __future__ import annotations

import gettext
import re

from kit.words import Words

OPENING, CLOSING = "[", "]"
_LONGER = 1.4
_ACCENTED = str.maketrans("aceinouACEINOU", "àçéîñöûÀÇÉÎÑÖÛ")
#: What must stay: places to fill, a doubled percent sign, tags, Korean particles' two forms.
_KEPT = re.compile(r"(%\(\w+\)s|\{\w+\}|%%|<[^<>]*>|[가-힣]{1,2}\([가-힣]{1,2}\))")
_VOWELS = re.compile(r"[aeiouyAEIOUY가-힣]|[^\W\d_]$")


def words(real: Words) -> Words:
    """These words, said in the language that nobody speaks."""
    return Words(real.locale, _Translations(real.translations))


def said(text: str) -> str:
    """``Credits`` → ``[Çrééditš]`` and so on, at least 1.4 times as long; what is filled in stays."""
    parts = [part if _KEPT.fullmatch(part) else _longer(part) for part in _KEPT.split(text)]
    return f"{OPENING}{''.join(parts)}{CLOSING}"


def _longer(part: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda found: _word(found.group()), part)


def _word(word: str) -> str:
    """A word with its vowels drawn out."""
    missing = max(0, round(len(word) * _LONGER) - len(word))
    out = word
    while missing:
        before = missing
        for found in reversed(list(_VOWELS.finditer(out))):
            if missing:
                out = out[: found.end()] + found.group().lower() + out[found.end() :]
                missing -= 1
        if missing == before:
            out, missing = out + out[-1] * missing, 0
    return out.translate(_ACCENTED)


class _Translations(gettext.NullTranslations):
    def __init__(self, real: gettext.NullTranslations) -> None:
        super().__init__()
        self._real = real

    def gettext(self, message: str) -> str:
        return said(self._real.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return said(self._real.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return said(self._real.pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return said(self._real.npgettext(context, msgid1, msgid2, n))
