"""Korean: break between eojeols only, after clause endings and particles; keep what depends on its neighbour."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kit import lazy
from kit.check.breaking.tie import BAD, CLAUSE, CLOSE, KEPT, OPEN, PHRASE, Tie, Why, by_marks
from kit.check.breaking.tie import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTICLE = "(?:이|가|은|는|을|를|도|만|의|에|로|으로|와|과|까지|부터|에서|에게|이나|이라도|조차|처럼|보다|마다|밖에)?"
#: Nouns that say nothing without the words before them.
_DEPENDENT = lazy.pattern(
    rf"(?:것|수|줄|바|뿐|채|듯|척|체|만큼|대로|리|터|때문|때|적|데|김|동안|중|게|건|걸|거|거야|거예요|겁니다|겁니까|거다|것이다|지|"
    rf"것입니다|것이었다|테니|텐데|뿐이다|뿐입니다|지도|때문입니다|때문이다|때문이에요|셈|법|모양|만){_PARTICLE}[.?!…,]*"
)
_ABLE = lazy.pattern("수(?:가|는|도|밖에|조차)?")
_EXISTS = lazy.pattern("[있없]")
_NOT = lazy.pattern("않|못[하했합]|[말마]")
_GOES_ON = lazy.pattern("[있싶]|계[시신십셨]")
#: Auxiliaries after -아/-어, in forms that are nothing else.
_GIVES = lazy.pattern(
    "(?:주[다고지는면세시십었기]|줘|줬|준|줄|줍|버[리린릴렸려립]|보[았았고다지면세]|봤|봐|봅|있[다었습는어으지던고을]|"
    "계[시신십셨]|놓[았다고는]|놨|두[었고는]|둔|뒀|냈|내[고다는지]|갔|갑|왔|옵|온|졌|진다)"
)
_CONNECTED = lazy.pattern("[아어여해와워봐줘려켜져혀겨쳐셔펴텨돼꿔춰둬눠내매세깨빼써꺼라]$")
_BECOMES = lazy.pattern("[하해했합한할되돼됐됩될]")
_MUST = lazy.pattern("[^이]야(?:만)?$")
#: Words that only stand before a noun.
_DETERMINERS = listed(
    "이 그 저 이런 그런 저런 어떤 무슨 어느 모든 각 여러 새 헌 첫 몇 약 한 두 세 네 다섯 여섯 일곱 여덟 아홉 "
    "열 스무 내 제 네 우리네 온갖 단 맨 총 전 현 옛 별 딴 아무런 그까짓 요 수많은 다른 오랜"
)
#: Of these a noun may be meant ("네" is also "yes"), or they may stand for a person.
_UNSURE = listed("네 열 단 전 현 요 총 한 다른 제 저 그 이 별 각")
_SURE = _DETERMINERS - _UNSURE
_NUMERALS = listed("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 스무 몇 여러 일 이 삼 사 오 육 칠 팔 구 십 백 천 만")
_ADVERBS = listed("안 못")
_DEGREES = listed(
    "더 덜 잘 가장 제일 매우 아주 너무 꼭 참 꽤 좀 다시 또 막 왜 거의 더욱 훨씬 바로 벌써 아직 절대로 결코 "
    "모두 함께 같이"
)
_UNIT = lazy.pattern(
    r"(?:명|개|년|월|일|시|시간|분|초|번|번째|킬로|킬로미터|미터|킬로그램|그램|톤|원|달러|위안|살|세|마리|권|대|층|장|통|잔|병|"
    r"그루|사람|가구|가지|차례|달|개월|주|주일|해|퍼센트|도|배|호|만|억|천|백|여)(?:이|가|은|는|을|를|도|만|의|에|로|까지|부터|"
    r"씩|간|쯤|동안|전|후|짜리|이나|정도|입니다|이다|이었|밖에)*[.?!…,]*"
)
_HONORIFIC = lazy.pattern(
    r"(?:씨|님|선생님|선생|감독님|감독|박사님|박사|교수님|교수|대표님|대표|대통령|위원장|장관|기자|목사님|목사|할머니|"
    r"할아버지|아저씨|아주머니)(?:이|가|은|는|을|를|도|의|에게|와|과|께서|한테)?[.?!…,]*"
)
_NAME = lazy.pattern("[\uac00-\ud7a3]{2,4}")
_GENITIVE = lazy.pattern(
    "[가-힣]의(?<!회의)(?<!주의)(?<!동의)(?<!합의)(?<!논의)(?<!정의)(?<!강의)(?<!문의)(?<!예의)(?<!결의)"
    "(?<!고의)(?<!호의)(?<!적의)(?<!창의)(?<!항의)(?<!협의)(?<!심의)(?<!건의)$"
)
#: Verb forms before a noun that can be nothing else.
_ADNOMINAL = lazy.pattern(
    "(?:있|없|않)(?:는|던|을)$|[가-힣]던$|(?:하|되|싶|먹|걷|묻|찾|듣)는$|(?:^|[아어여나려라]|다)(?:가|오)는$|"
    "(?:같|싶|많|높|깊|좋|젊|늙|짧)은$|^작은$"
)
#: Words with the particle 는 that look like a verb before a noun.
_TOPIC = lazy.pattern("^(?:나는|너는|저는|우리는|아가는|누나는|친구는|오는|가는|지하는|이하는|라오는)$")
_CLAUSE = lazy.pattern(
    "(?:[^최광창원사보참경]고|으?며|면서|지만|는데|은데|인데|던데|으?면|라면|다면|아서|어서|여서|해서|와서|워서|려서|져서|"
    "니까|으니|으려고|려고|도록|다가|거나|더니|어도|아도|해도|든지|자마자|길래|므로|[^까]지)$"
)
_LATER = lazy.pattern("(?:때|때면|때마다|후|후에|뒤|뒤에|전에|동안|대신|사이|때문에|순간|채|대로|^지)$")
_PLACED = lazy.pattern("(?:에서|에게|한테|에게서|께서|으로|까지|부터|처럼|보다|마다|에도|에는|에서는|로는)$")
_TOPICAL = lazy.pattern("[가-힣][은는]$")
_SUBJECT = lazy.pattern("[가-힣][이가]$")
_OBJECT = lazy.pattern("[가-힣][을를]$")
_SHORT = lazy.pattern("[가-힣](?:에|로|와|과|도|만)$")
_DOES = lazy.pattern("[하했해합한할]")
_QUESTION = lazy.pattern("까$")
_FIRST = 0xAC00
_FINALS = 28
_NIEUN, _RIEUL = 4, 8


def tie(words: Sequence[str], at: int) -> Tie:
    """How closely ``words[at]`` and the next eojeol belong together."""
    return _tie(words[at], words[at + 1])


@lru_cache(maxsize=KEPT)
def _tie(left: str, right: str) -> Tie:
    if marks := by_marks(left, right):
        return marks
    return _certain(left, right) or Tie(_preferred(left, right))


def _certain(left: str, right: str) -> Tie | None:
    """What a good reader would never part."""
    why = _why(left, right)
    if why:
        # A long phrase may be parted from its noun sooner than a verb from its helper.
        return Tie(BAD if why is Why.MODIFIER else BAD + 60, why)
    named = _HONORIFIC.fullmatch(right) and _NAME.fullmatch(left)
    return Tie(BAD - 60) if named or left in _DETERMINERS else None


def _why(left: str, right: str) -> Why:
    """Why two eojeols belong together without any doubt; none if there is doubt."""
    if _is_auxiliary(left, right):
        return Why.AUXILIARY
    if _DEPENDENT.fullmatch(right) and _final(left) in {_NIEUN, _RIEUL} and not _TOPIC.search(left):
        return Why.DEPENDENT
    if (left[-1].isdigit() or left in _NUMERALS) and _UNIT.fullmatch(right):
        return Why.NUMBER
    if right[0] in "씨님" and _HONORIFIC.fullmatch(right) and _NAME.fullmatch(left):
        return Why.NAME
    modifies = left in _ADVERBS or left in _SURE or _GENITIVE.search(left) or _ADNOMINAL.search(left)
    return Why.MODIFIER if modifies and not _TOPIC.search(left) else Why.NONE


def _is_auxiliary(left: str, right: str) -> bool:
    """Whether ``right`` only helps the verb in ``left``: -고 있다, -지 않다, -ㄹ 수 있다, -아/어 주다, -아야 하다."""
    last = left[-1]
    if _ABLE.fullmatch(left) and _EXISTS.match(right):
        return True
    if last == "고" and len(left) > 1 and _GOES_ON.match(right):
        return True
    if last == "면" and len(left) > 1 and right[0] in "되돼된됩":
        return True
    if last == "지" and len(left) > 1 and _NOT.match(right):
        return True
    if _MUST.search(left) and _BECOMES.match(right):
        return True
    return len(left) > 1 and bool(_CONNECTED.search(left) and _GIVES.match(right)) and left[-2:] != "나라"


def _preferred(left: str, right: str) -> int:  # noqa: PLR0911 - one line for each kind of word
    """What is better and what is worse."""
    if (
        left in _DEGREES
        or (left[-1] == "면" and right == "안")
        or (left[-1] == "게" and right[0] in "하되돼됐했만될됩된할합한해")
    ):
        return CLOSE + 30
    if _CLAUSE.search(left) or _LATER.search(left):
        return CLAUSE
    if _OBJECT.search(left):
        return CLOSE if _DOES.match(right) else PHRASE + 9
    if _TOPICAL.search(left):
        return PHRASE
    if _SUBJECT.search(left) or _PLACED.search(left):
        return PHRASE + 4
    if _SHORT.search(left) or left[-1] == "게" or _QUESTION.search(left):
        return PHRASE + 6
    return CLOSE if _final(left) in {_NIEUN, _RIEUL} else OPEN


def _final(word: str) -> int:
    """The number of the consonant that closes a word's last syllable; -1 if it ends in something else."""
    place = ord(word[-1]) - _FIRST
    return place % _FINALS if 0 <= place < 11172 else -1  # noqa: PLR2004 - the number of Hangul syllables
