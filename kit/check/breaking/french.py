"""French: keep articles, prepositions and clitics with what follows; break before conjunctions and prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.breaking.tie import BAD, CLAUSE, CLOSE, OPEN, PHRASE, Tie, Why, bare, by_marks, is_name
from kit.check.breaking.tie import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLES = listed("le la les un une des du au aux ce cet cette ces quel quelle quels quelles chaque")
POSSESSIVES = listed("mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs")
PREPOSITIONS = listed("à de en dans sur sous par chez vers entre jusqu'à jusqu'au dès parmi malgré")
#: Prepositions that may also stand alone ("je viens avec").
ADVERBIAL = listed("avec sans pour contre avant après depuis devant derrière pendant selon")
CONJUNCTIONS = listed("et ou mais donc or ni car que qui quand lorsque si comme puisque parce dont où quoi")
LEADING = listed("et ou mais ni car que quand lorsque puisque parce dont")
SUBJECTS = listed("je tu il on ils ne me te se y ça c'est j'ai")
#: Pronouns that may also close a phrase after a preposition.
PRONOUNS = listed("elle elles nous vous lui")
AUXILIARIES = listed(
    "ai as a avons avez ont suis es est sommes êtes sont étais était étions étaient avais avait avions "
    "avaient ai-je a-t-il a-t-elle aura auront sera seront serait aurait peut peux peuvent pouvait doit dois "
    "doivent devait faut fallait veut veux veulent va vais vont allait n'est n'a n'ont n'avait n'était "
    "n'étaient j'ai j'avais c'est qu'est s'est s'était"
)
DEGREES = listed("presque environ très trop si plus moins aussi bien assez peu tout toute tous toutes même deux trois")
#: Words before "que" that lead on with it ("tant que", "pour que").
BEFORE_QUE = listed("tant dès pour afin avant sans bien alors pendant depuis aussitôt autant tandis parce après")
NEGATIONS = listed("pas plus jamais rien personne guère point")
TITLES = listed("m mme mlle me pr dr saint sainte monsieur madame maître président docteur")
MONTHS = listed("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
UNITS = MONTHS | listed(
    "ans an années année mois semaines semaine jours jour heures heure minutes minute secondes km kilomètres "
    "mètres personnes hommes femmes enfants fois degrés dollars euros wons kilos grammes tonnes litres "
    "millions milliards mille cent pour h min"
)
NUMBERS = listed(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
    "quarante cinquante soixante cent cents mille millions"
)
_BEFORE_NOUNS = ARTICLES | POSSESSIVES
_PLACES = PREPOSITIONS | ADVERBIAL
_FUNCTION = _BEFORE_NOUNS | _PLACES | CONJUNCTIONS | SUBJECTS | PRONOUNS | AUXILIARIES


def tie(words: Sequence[str], at: int) -> Tie:
    """How closely ``words[at]`` and the next word belong together."""
    left, right = words[at], words[at + 1]
    one, two = bare(left), bare(right)
    if one in TITLES and left[:1].isupper() and is_name(right):
        return Tie(BAD, Why.NAME)
    if marks := by_marks(left, right):
        return marks
    return _certain(words, at, one, two) or _leads_on(words, at, one, two) or _preferred(words, at, one, two)


def _certain(words: Sequence[str], at: int, one: str, two: str) -> Tie | None:  # noqa: PLR0911 - one line for each kind of word
    left, right = words[at], words[at + 1]
    if _whole(one) in ARTICLES:
        return Tie(BAD, Why.ARTICLE)
    if one in POSSESSIVES:
        return Tie(BAD, Why.POSSESSIVE)
    if (left[-1].isdigit() and (two in UNITS or right[0] in "%€$")) or (one in NUMBERS and two in UNITS):
        return Tie(BAD, Why.NUMBER)
    if is_name(left) and is_name(right) and not _is_function(one) and not _is_function(two):
        return Tie(BAD - 60) if _opens(words, at) else Tie(BAD, Why.NAME)
    if _whole(one) in LEADING:
        return Tie(BAD, Why.CONJUNCTION)
    if (_whole(one) in PREPOSITIONS and not _enters(words, at, two)) or (one in ADVERBIAL and two in _BEFORE_NOUNS):
        return Tie(BAD, Why.PREPOSITION)
    return None


def _enters(words: Sequence[str], at: int, two: str) -> bool:
    """Whether “entre” is a form of “entrer”: after a subject, or before what no preposition stands before."""
    before = bare(words[at - 1]) if at else ""
    after = two in _PLACES or two in {"et", "ou", "au", "aux"}
    subject = before.rpartition("'")[2]
    return bare(words[at]) == "entre" and (after or subject in {"je", "tu", "il", "elle", "on", "qui", "y"})


def _preferred(words: Sequence[str], at: int, one: str, two: str) -> Tie:  # noqa: PLR0911 - one line for each kind of word
    before = bare(words[at - 1]) if at else ""
    if _subject(one) or (one in PRONOUNS and before not in _PLACES):
        return Tie(BAD - 60)
    if one in ADVERBIAL or one in DEGREES or one in CONJUNCTIONS:
        return Tie(BAD - 80 if one in ADVERBIAL else CLOSE)
    if one in AUXILIARIES or two in NEGATIONS:
        return Tie(CLOSE)
    if words[at][-1].isdigit() or one in NUMBERS:
        return Tie(CLOSE)
    if _joins_name(words, at, two):
        return Tie(BAD - 60)
    if two in LEADING or two.startswith(("qu'", "lorsqu'", "puisqu'")):
        return Tie(CLOSE if _is_pair(words, at, two) else CLAUSE)
    if two in CONJUNCTIONS or two.startswith("s'il"):
        return Tie(CLAUSE + 1)
    if two in {"je", "tu", "il", "on", "ils"} or two.startswith("j'"):
        return Tie(CLAUSE + 4)
    if two in _PLACES or two in {"du", "des", "au", "aux"} or two.startswith(("d'", "jusqu'")):
        return Tie(PHRASE + 8 if two in {"de", "du", "des"} or two.startswith("d'") else PHRASE)
    return Tie(OPEN)


def _leads_on(words: Sequence[str], at: int, one: str, two: str) -> Tie | None:
    """What "tant que" and "ne jamais" say: such words stand together, and a clause begins before them."""
    after = bare(words[at + 2]) if at + 2 < len(words) else ""
    if one in BEFORE_QUE and _is_que(two):
        return Tie(BAD - 40)
    if two in BEFORE_QUE and _is_que(after):
        return Tie(CLAUSE)
    return Tie(BAD - 60) if one in NEGATIONS and at and bare(words[at - 1]) == "ne" else None


def _is_que(word: str) -> bool:
    return word == "que" or word.startswith("qu'")


def _subject(word: str) -> bool:
    """Whether a verb must follow: "il", "qu'il", "s'ils", "lorsqu'on"."""
    head, mark, tail = word.partition("'")
    return (tail if mark and head in {"qu", "s", "lorsqu", "puisqu", "quoiqu"} else word) in SUBJECTS


def _whole(word: str) -> str:
    """A word without the pronoun that elision joins to it: "qu'une" is an article, too."""
    head, mark, tail = word.partition("'")
    return tail if mark and head in {"qu", "d", "l", "lorsqu", "puisqu", "jusqu"} and tail in ARTICLES else word


def _joins_name(words: Sequence[str], at: int, two: str) -> bool:
    """Whether "de" stands inside a name, as in "Corée du Nord"."""
    return (
        is_name(words[at])
        and not _opens(words, at)
        and (two.startswith("d'") or (two in {"de", "du", "des"} and at + 2 < len(words) and is_name(words[at + 2])))
    )


def _is_pair(words: Sequence[str], at: int, two: str) -> bool:
    return two in {"et", "ou"} and at + 2 < len(words) and is_name(words[at]) and is_name(words[at + 2])


def _is_function(word: str) -> bool:
    return word in _FUNCTION


def _opens(words: Sequence[str], at: int) -> bool:
    return at == 0 or words[at - 1][-1] in ".!?…:-«“" or not any(letter.isalnum() for letter in words[at - 1])
