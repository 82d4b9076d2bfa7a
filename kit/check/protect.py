"""Find protected words however they are written: the one matcher for tracks, booklets and everything else.

Compared are letters only: case, accents, full-width forms, invisible characters and letters of another script that
look the same do not hide a name, nor do a hyphen, a no-break space or a line break inside it. A Hangul name is found
with particles attached (…이, …에게는), a name in Latin letters only as a whole word, so that “Ann” is not found in
“Annual”, and with its family name first or last.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from kit import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.track import ProtectedWord

_INVISIBLE = lazy.pattern("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_MARKS = lazy.pattern("[\u0300-\u036f]")
_ENTITY = lazy.pattern(r"&#?\w{1,32};")
_SEPARATORS = r"[\s\-‐‑‒–·・.,’'_]"
#: A letter or digit that would make a name part of a longer word; a Korean particle does not.
_LETTER = r"[^\W_가-힣]"
#: From this many syllables on, a Hangul name is also found with spaces between its syllables.
_SPACED_FROM = 3
#: Letters that look like Latin ones, and those that no accent can be taken from; all of them after case-folding.
_LOOKALIKES = str.maketrans("авекмнорстухіјѕһԁԛԝӏɑαβεικνορτυχɡıłøđħŀ", "abekmhopctyxijshdqwlaabeikvoptuxgilodhl") | {
    ord("œ"): "oe",
    ord("æ"): "ae",
}
#: What follows a name without being part of another word: particles, forms of address, endings.
_TAIL = (
    "(?:이|가|은|는|을|를|의|에|께|한테|와|과|랑|하고|도|만|까지|부터|조차|마저|야|아|여|씨|님|군|양|네|들|로|으로|처럼|같|보다|라|란|"
    "다|였|예|인|일|임|며|나|든|밖|뿐|대로|만큼|쯤|요|형|누나|누이|언니|오빠|선생|할머니|할아버지|아저씨|아줌마|아주머니|엄마|아빠|"
    "어머니|아버지|삼촌|이모|고모|동무|동지|대위|기자|감독|박사|교수|시(?!키|켰|킨|킬|킵)|도|구|읍|면|리|동|역|강|산)"
)
#: The family names of nine Koreans in ten.
_FAMILY = "[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진엄채원천방공현함변염]"
#: What makes a verb of a noun, and another word of a short name (무산되다).
_VERB = "(?:되|된|될|됩|됨|됐|돼|됬|시키|시켰|시킨|시킬)"


def find(text: str, words: Sequence[ProtectedWord]) -> Iterator[tuple[int, int, ProtectedWord]]:
    """Each place where a protected word stands: the lines (from 0) on which it starts and ends, and the word.

    Lines are counted by line feeds, which comparing keeps.
    """
    if not words:
        return
    folded = fold(_ENTITY.sub(_character, text) if "&" in text else text)
    for word in words:
        for pattern in _patterns(word.spellings):
            for hit in pattern.finditer(folded):
                first = folded.count("\n", 0, hit.start())
                yield first, first + folded.count("\n", hit.start(), hit.end()), word


def _character(entity: re.Match[str]) -> str:
    """What an entity of HTML shows; a line feed would move the lines."""
    shown = html.unescape(entity[0])
    return shown if shown.isprintable() else ""


def fold(text: str) -> str:
    """Text as it is compared: composed, case-folded, without accents and invisible characters; line feeds stay."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)))
    folded = unicodedata.normalize("NFC", plain).casefold()
    return folded if folded.isascii() else folded.translate(_LOOKALIKES)


@lru_cache(maxsize=256)
def _patterns(spellings: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """One pattern a spelling: each begins with a plain letter, which the search can jump to."""
    folded = dict.fromkeys(form for spelling in spellings for form in _orders(fold(spelling).strip()))
    return tuple(re.compile(_spelling(form)) for form in folded if re.search(r"\w", form))


def _orders(spelling: str) -> Iterator[str]:
    """A name as it is given, and with its last part first: Kim Min-su is Min-su Kim, too."""
    yield spelling
    first, _, last = spelling.rpartition(" ")
    if first and not any(map(_is_hangul, spelling)):
        yield f"{last} {first}"


def _spelling(spelling: str) -> str:
    words = [word for word in re.split(f"{_SEPARATORS}+", spelling) if word]
    if any(map(_is_hangul, spelling)):
        letters = [re.escape(letter) for letter in "".join(words)]
        if len(letters) >= _SPACED_FROM:
            return f"{_SEPARATORS}{{0,2}}".join(letters)
        return r"(?:[-‐‑]\s?)?".join(letters) + _alone("".join(letters))
    name = f"{_SEPARATORS}*".join(_word(word) for word in words)
    first = re.escape(words[0][0])
    return f"{first}(?<!{_LETTER}{first}){name[len(first) :]}(?!{_LETTER})"


def _alone(name: str) -> str:
    """What must hold where a short Hangul name ends: it stands by chance inside many words (민수 in 국민수첩).

    It counts at the end of a word, before a particle, at the beginning of a word, and after a family name there.
    """
    return rf"(?!{_VERB})(?:(?![가-힣])|(?={_TAIL})|(?<![가-힣]{name})|(?<=(?<![가-힣]){_FAMILY}{name}))"


def _word(word: str) -> str:
    """A Latin word, also if it is divided by a hyphen at the end of a line."""
    return r"(?:[-‐‑]\s?)?".join(re.escape(letter) for letter in word)


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"
