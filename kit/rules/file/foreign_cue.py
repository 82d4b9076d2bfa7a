"""FILE073."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import lazy
from kit.check.example import srt
from kit.check.finding import Finding
from kit.check.language import language
from kit.check.rule import Bad, Good, rule
from kit.check.sources import HOUSE
from kit.check.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.check.limits import Limits
    from kit.subs.cue import Cue
    from kit.subs.track import Track

_HANGUL = lazy.pattern("[가-힣]")
_LATIN = lazy.pattern("[A-Za-zÀ-ÿ]+")
#: Words of everyday sentences that the other languages have not.
_EVERYDAY = {
    "en": "the and is of to you that was what they have with this i we he she it in my for not are were who your me",
    "fr": "le la les un une des du et est je tu il elle nous vous que qui dans pas avec pour sur ce cette mon mes ne",
}
#: A sentence of the other language nearly always has one of these: they are looked for first.
_NEAR = {
    "en": lazy.pattern(" (?:une|les|la|des|est|que|qui|dans|nous|vous|avec|pour|du|pas) "),
    "fr": lazy.pattern(" (?:the|and|is|of|to|you|was|they|have|with|this|in|my|for) "),
    "ko": lazy.pattern("[a-z]{2}"),
}
_SMALL = {name: frozenset(words.split()) for name, words in _EVERYDAY.items()}
#: Words from which on it is a sentence, everyday ones that tell its language, and syllables of Korean that do.
_SENTENCE, _TELLING, _SYLLABLES = 4, 2, 4
#: One cue in so many may be foreign; with more of them it is the track, and another rule tells that (FILE061, FILE062).
_FEW = 4
_QUOTED = ("♪", "“", '"', "«", "‘", "[", "(", "#")


def _track(*texts: str) -> str:
    return srt(*((f"00:00:{3 * at:02},000 --> 00:00:{3 * at + 2:02},000", text) for at, text in enumerate(texts)))


_KOREAN = ("우리는 밤새 걸었어요", "아무도 말이 없었어요", "강은 얼어 있었습니다", "저는 혼자였습니다")
_ENGLISH = ("We walked all night.", "Nobody said a word.", "The river was frozen.", "I was alone.")


@rule(
    "FILE073",
    "foreign-cue",
    source=HOUSE,
    examples=(
        Good(_track(*_KOREAN, "영어로 “Where are you going?”이라고 했어요"), locale="ko"),
        Good(_track(*_KOREAN, "The Defector"), locale="ko"),
        Good(_track(*_KOREAN, "WELCOME TO THE REPUBLIC OF KOREA"), locale="ko"),
        Good(_track(*_KOREAN, "♪ And we were young in the rain ♪"), locale="ko"),
        Good(_track(*_ENGLISH, "Jeanne d’Arc, Reine, Le Monde")),
        Bad(_track(*_KOREAN, "Where are you going to, my friend?"), locale="ko"),
        Bad(_track(*_ENGLISH, "우리는 밤새 걸었어요")),
        Bad(_track(*_ENGLISH, "Nous avons marché dans la nuit.")),
        Bad(_track("On a marché toute la nuit.", "Personne ne parlait.", "J’étais seul.", "Et le fleuve\u00a0?",
                   "They told us to be quiet."), locale="fr-CA"),
    ),
)  # fmt: skip
def foreign_cue(track: Track, limits: Limits) -> Iterator[Finding]:
    """Leave no cue in another language than its track's.

    A sentence that was forgotten, or slipped in from the track that the translator worked from. Songs, quotations,
    labels and signs in capitals are left alone, and so is a track that is foreign throughout.
    """
    own = language(track, limits)
    if own not in _NEAR:
        return
    found = [(cue, other) for cue in _suspects(track, own) if (other := _other(cue, own))]
    if len(found) * _FEW > len(track.cues):
        return
    for cue, other in found:
        yield Finding(
            "This cue reads as {other} in a track in {own}. Was it forgotten?",
            row=cue.text_row,
            cue=cue.number,
            values={"other": other, "own": own},
        )


def _suspects(track: Track, own: str) -> list[Cue]:
    """The cues that are worth a look: searching the whole text at once is much faster than each cue."""
    seen = view(track)
    patterns = [_NEAR[own]]
    if own != "ko" and any("가" <= letter <= "힣" for letter in seen.letters):
        patterns.append(_HANGUL)
    found = {seen.place(hit.start())[0].number for pattern in patterns for hit in pattern.finditer(seen.text)}
    return [track.cues[number - 1] for number in sorted(found)]


def _other(cue: Cue, own: str) -> str:
    """The language that a cue is in, if it is plainly not its track's own."""
    text = cue.text
    if text.startswith(_QUOTED):
        return ""
    if own == "ko":
        return "" if _HANGUL.search(text) else _latin(text, ("en", "fr"))
    if not text.isascii() and len(_HANGUL.findall(text)) >= _SYLLABLES and not _LATIN.search(text):
        return "ko"
    return _latin(text, ("fr",) if own == "en" else ("en",), own)


def _latin(text: str, languages: tuple[str, ...], own: str = "") -> str:
    if text.isupper():
        return ""
    words = [word.lower() for word in _LATIN.findall(text)]
    if len(words) < _SENTENCE or (own and not _SMALL[own].isdisjoint(words)):
        return ""
    return next((name for name in languages if len(_SMALL[name].intersection(words)) >= _TELLING), "")
