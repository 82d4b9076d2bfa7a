"""English: keep phrases together; break before conjunctions, relative pronouns and prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.check.breaking.tie import BAD, CLAUSE, CLOSE, OPEN, PHRASE, Tie, Why, bare, by_marks, is_name
from kit.check.breaking.tie import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLES = listed("a an the")
POSSESSIVES = listed("my your his its our their whose every")
DETERMINERS = listed("this these those each some any no another such many few several both her")
#: Prepositions that hardly ever close a phrase.
PREPOSITIONS = listed(
    "of to at for with from into onto upon between among against during without toward towards until than as "
    "beneath beside behind despite per via"
)
#: Prepositions that are also adverbs ("he came in"): certain only before an article or the like.
PARTICLES = listed(
    "in on by over under through across along around about up down off out inside outside near past before "
    "after above below since like"
)
CONJUNCTIONS = listed(
    "and but or nor yet because although though while when whenever if unless since until whereas that which "
    "who whom where why how what so before after"
)
#: Conjunctions that always lead on.
LEADING = listed("and but or nor because although though unless whereas if")
MODALS = listed(
    "will would shall should can could may might must cannot can't won't don't didn't doesn't isn't wasn't "
    "weren't aren't haven't hasn't hadn't couldn't wouldn't shouldn't"
)
AUXILIARIES = listed("am is are was were be been being have has had do does did not never gonna")
ADVERBS = listed(
    "ever never always just only nearly almost really very so too still already even quite rather about "
    "chinese korean russian japanese american canadian british french english thai north south"
)
OBJECTS = listed("us me him them myself himself herself themselves ourselves")
SUBJECTS = listed("i he she we they i'm he's she's we're they're i've we've they've i'll he'll we'll they'll")
#: Adverbs that may follow a preposition left at the end of its clause.
LATE = listed("now here there today again anyway too then tonight tomorrow yesterday alone")
TITLES = listed("mr mrs ms dr miss sir saint st prof professor president captain colonel general uncle aunt")
UNITS = listed(
    "percent per cent km kilometres kilometers miles metres meters feet foot inches yards years year months "
    "month weeks week days day hours hour minutes minute seconds second people men women children times "
    "degrees dollars pounds euros won kilos kilograms grams tons tonnes litres liters million billion "
    "thousand hundred o'clock am pm a.m p.m"
)
NUMBERS = listed(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand million"
)
_BEFORE_NOUNS = ARTICLES | POSSESSIVES | DETERMINERS
_VERBS = AUXILIARIES | MODALS
#: What may follow a preposition that is left at the end of its clause.
_HANGING = (CONJUNCTIONS - listed("what how where that which whom")) | (
    (_VERBS | SUBJECTS | LATE) - listed("be have do not here there now today tomorrow then")
)
_FUNCTION = (
    _BEFORE_NOUNS | PREPOSITIONS | PARTICLES | CONJUNCTIONS | _VERBS | SUBJECTS | LATE | listed("you it yes well oh")
)


def tie(words: Sequence[str], at: int) -> Tie:
    """How closely ``words[at]`` and the next word belong together."""
    left, right = words[at], words[at + 1]
    one, two = bare(left), bare(right)
    if one in TITLES and is_name(left) and is_name(right):
        return Tie(BAD, Why.NAME)
    if marks := by_marks(left, right):
        return marks
    return _certain(left, right, one, two, first=_opens(words, at)) or _preferred(words, at, one, two)


def _certain(left: str, right: str, one: str, two: str, *, first: bool) -> Tie | None:  # noqa: PLR0911 - one line for each kind of word
    """What a good reader would never part."""
    if one in ARTICLES:
        return Tie(BAD, Why.ARTICLE)
    if one in POSSESSIVES:
        return Tie(BAD, Why.POSSESSIVE)
    if (left[-1].isdigit() and two in UNITS) or (one in NUMBERS and two in UNITS):
        return Tie(BAD, Why.NUMBER)
    if is_name(left) and is_name(right) and not _is_function(one) and not _is_function(two):
        return Tie(BAD - 60) if first else Tie(BAD, Why.NAME)
    if one in LEADING:
        return Tie(BAD, Why.CONJUNCTION)
    if one in PREPOSITIONS and not _leaves_hanging(two):
        return Tie(BAD, Why.PREPOSITION)
    if one in PARTICLES and two in _BEFORE_NOUNS:
        return Tie(BAD, Why.PREPOSITION)
    return None


def _preferred(words: Sequence[str], at: int, one: str, two: str) -> Tie:
    """What is better and what is worse."""
    after = bare(words[at + 2]) if at + 2 < len(words) else ""
    before = bare(words[at - 1]) if at else ""
    if (one == after and two in {"and", "by", "to", "after"}) or (one == "and" and two == before):
        return Tie(BAD - 60)
    if two == "as" and "as" in map(bare, words[max(0, at - 3) : at]):
        return Tie(CLOSE)
    clings = _clings(words[at], one)
    if clings and two != "of":
        return Tie(clings)
    if two == "of":
        named = is_name(words[at]) and at + 2 < len(words) and is_name(words[at + 2])
        return Tie(BAD - 60 if named or one in {"out", "because", "kind", "sort", "one", "all"} else OPEN)
    if two in LEADING:
        return Tie(CLOSE if two in {"and", "or"} and _is_pair(words, at) else CLAUSE)
    return Tie(_leads(one, two))


def _clings(left: str, one: str) -> int:
    """What it costs to part a word from whatever follows it; 0 if nothing is known."""
    if one in SUBJECTS or one in MODALS or one in DETERMINERS or one in PARTICLES:
        return BAD - 60
    owns = one.endswith(("'s", "s'")) and one not in {"it's", "that's", "there's", "what's", "let's"}
    if one in AUXILIARIES or one in ADVERBS or one in NUMBERS or one in CONJUNCTIONS or owns or left[-1].isdigit():
        return CLOSE
    return 0


def _leads(one: str, two: str) -> int:
    """What it costs to break before a word that begins a clause or a phrase."""
    if two in CONJUNCTIONS:
        return CLAUSE + 1
    if two in SUBJECTS:
        return CLAUSE + 4
    if two in _VERBS and one not in {"you", "it", "there"}:
        return PHRASE + 2
    if one in OBJECTS:
        return PHRASE
    if two in PREPOSITIONS:
        return PHRASE + 4 if two in {"to", "than", "as"} else PHRASE
    return PHRASE + 2 if two in PARTICLES else OPEN


def _is_pair(words: Sequence[str], at: int) -> bool:
    """Whether "and" only joins two names or two words, as in "Ann and Tom"."""
    return at + 2 < len(words) and is_name(words[at]) and is_name(words[at + 2])


def _leaves_hanging(two: str) -> bool:
    return two in _HANGING


def _is_function(word: str) -> bool:
    return word in _FUNCTION


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a word opens a sentence, so that its capital says nothing."""
    return at == 0 or words[at - 1][-1] in '.!?…:-"”' or not any(letter.isalnum() for letter in words[at - 1])
