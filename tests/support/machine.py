"""A regular expression as a machine: states, and steps between them that read one letter or none."""

from __future__ import annotations

import re
from functools import cache
from re import _constants as sre
from typing import Any, NamedTuple

#: A repeat that may take more turns than this counts as one without an end.
ENDLESS = 300
#: Turns from which on a repeat with an end can still do harm in another repeat.
SOME = 4
#: Copies of a repeat's body that stand for all of its turns.
COPIES = 3
START = -1
_ONE_LETTER = {sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY}
#: Letters that tell the classes of characters apart, beside those that stand in the expression itself.
_ALPHABET = frozenset(
    map(chr, [*range(0x250), *range(0x2000, 0x2070), *map(ord, "가각힣ㄱㅏᄀ①一丁あア！。、０²٣Ωж́€♪😀\ufeff")])
)


class Ways(NamedTuple):
    """How an expression is used: from every place of a text or from one, and up to the text's end or not."""

    search: bool = True
    whole: bool = False


class Machine:
    """States with steps that read nothing, perhaps on a condition, and steps that read one letter of a set."""

    def __init__(self, items: Any, flags: int, ways: Ways, *, counted_loops: bool = False) -> None:
        self.flags = flags
        self.counted_loops = counted_loops
        self.free: list[list[tuple[Any, int]]] = []
        self.reads: dict[int, tuple[Any, int]] = {}
        self.sets: list[Any] = []
        self.groups: dict[int, Any] = {}
        self.loops = False
        self.start = self._state()
        first = self._state()
        self.free[self.start].append((None, first))
        if ways.search:
            self.reads[self.start] = (None, self.start)
        self.end = self._items(items, first)
        self.ends_anywhere = not ways.whole

    def _state(self) -> int:
        self.free.append([])
        return len(self.free) - 1

    def _items(self, items: Any, at: int) -> int:
        for operator, argument in items:
            at = self._item(operator, argument, at)
        return at

    def _item(self, operator: Any, argument: Any, at: int) -> int:  # noqa: PLR0911 - one line for each kind of item
        if operator in _ONE_LETTER:
            after = self._state()
            self.reads[at] = (_one(operator, argument), after)
            self.sets.append(_one(operator, argument))
            return after
        if operator is sre.BRANCH:
            return self._either(argument[1], at)
        if operator is sre.SUBPATTERN:
            self.groups[argument[0]] = argument[3]
            return self._items(argument[3], at)
        if operator is sre.ATOMIC_GROUP:
            return self._items(argument, at)
        if operator in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            return self._repeat(*argument, at)
        if operator is sre.GROUPREF:
            return self._items(self.groups[argument], at)
        if operator is sre.GROUPREF_EXISTS:
            return self._either([argument[1], argument[2] or []], at)
        return self._condition(operator, argument, at)

    def _either(self, branches: Any, at: int) -> int:
        after = self._state()
        for branch in branches:
            begin = self._state()
            self.free[at].append((None, begin))
            self.free[self._items(branch, begin)].append((None, after))
        return after

    def _repeat(self, least: int, most: int, items: Any, at: int) -> int:
        for _ in range(min(least, COPIES) - 1):
            at = self._items(items, at)
        if most > (SOME if self.counted_loops else ENDLESS):
            self.loops = True
            begin, after = self._state(), self._state()
            self.free[at].append((None, begin))
            turned = self._items(items, begin)
            self.free[turned] += [(None, begin), (None, after)]
            if not least:
                self.free[at].append((None, after))
            return after
        after = self._state()
        for turn in range(max(min(least, COPIES) - 1, 0), min(int(most), COPIES)):
            if turn >= least:
                self.free[at].append((None, after))
            begin = self._state()
            self.free[at].append((None, begin))
            at = self._items(items, begin)
        self.free[at].append((None, after))
        return after

    def _condition(self, operator: Any, argument: Any, at: int) -> int:
        after = self._state()
        if operator is sre.AT:
            self.free[at].append(((operator, argument), after))
            return after
        direction, body = argument
        #: The letter beside the place: of a longer body only where it must be there.
        beside = (
            body[0 if direction > 0 else -1] if body and (len(body) == 1 or operator is sre.ASSERT) else (None, None)
        )
        told: Any = ("maybe",)
        if beside[0] in _ONE_LETTER:
            told = (operator, direction, _one(*beside))
            self.sets.append(_one(*beside))
        elif beside[0] is sre.AT and operator is sre.ASSERT:
            told = beside
        if direction > 0 and len(body) > 1:
            begin = self._state()
            self.free[at].append((None, begin))
            self._items(body, begin)
        self.free[at].append((told, after))
        return after


class Letters:
    """The letters that an expression can tell apart, one for each class."""

    def __init__(self, machine: Machine) -> None:
        self.flags = machine.flags
        self._sets = tuple(dict.fromkeys(machine.sets))
        near = {chr(min(max(point + by, 0), 0x10FFFF)) for point in map(ord, self._written()) for by in (-1, 0, 1)}
        known = [_among_all(one, self.flags) for one in (*_ALWAYS, *self._sets)]
        classes: dict[tuple[bool, ...], str] = {}
        for letter in sorted(_ALPHABET | near):
            kind = (
                tuple(letter in held for held in known)
                if letter in _ALPHABET
                else tuple(_has(one, letter, self.flags) for one in (*_ALWAYS, *self._sets))
            )
            classes.setdefault(kind, letter)
        self.each = tuple(classes.values())

    def _written(self) -> str:
        found = ""
        for operator, argument in self._sets:
            parts = argument if operator is sre.IN else [(operator, argument)]
            for kind, value in parts:
                if kind in {sre.LITERAL, sre.NOT_LITERAL}:
                    found += chr(value)
                elif kind is sre.RANGE:
                    found += chr(value[0]) + chr(value[1])
        return found

    def has(self, one: Any, letter: str) -> bool:
        """Whether a set holds a letter, in either case if the expression does not mind."""
        return _has(one, letter, self.flags)

    def holds(self, condition: Any, before: str | int, letter: str) -> bool:
        """Whether a condition can hold between two letters; what is not followed can."""
        if condition is None or condition[0] == "maybe":
            return True
        if condition[0] is sre.AT:
            return self._at(condition[1], before, letter)
        operator, direction, one = condition
        beside = letter if direction > 0 else before
        found = beside != START and self.has(one, str(beside))
        return found is (operator is sre.ASSERT)

    def _at(self, place: Any, before: str | int, letter: str) -> bool:
        if place in {sre.AT_BEGINNING, sre.AT_BEGINNING_STRING}:
            lines = place is sre.AT_BEGINNING and self.flags & re.MULTILINE
            return before == START or bool(lines and before == "\n")
        if place is sre.AT_END:
            return letter == "\n"
        if place is sre.AT_END_STRING:
            return False
        word = [side != START and self.has(_WORD, str(side)) for side in (before, letter)]
        return (word[0] is not word[1]) is (place is sre.AT_BOUNDARY)


def _one(operator: Any, argument: Any) -> Any:
    """A set of letters as a value that can be looked up."""
    return operator, tuple(argument) if operator is sre.IN else argument


@cache
def _among_all(one: Any, flags: int) -> frozenset[str]:
    """What a set holds of the alphabet: most expressions share their sets."""
    return frozenset(letter for letter in _ALPHABET if _has(one, letter, flags))


@cache
def _has(one: Any, letter: str, flags: int) -> bool:
    forms = {letter, letter.lower(), letter.upper()} if flags & re.IGNORECASE else {letter}
    return any(_holds(one, form, flags) for form in forms if len(form) == 1)


def _holds(one: Any, letter: str, flags: int) -> bool:
    operator, argument = one
    if operator is sre.ANY:
        return letter != "\n" or bool(flags & re.DOTALL)
    if operator in {sre.LITERAL, sre.NOT_LITERAL}:
        return (ord(letter) == argument) is (operator is sre.LITERAL)
    negated = argument[0][0] is sre.NEGATE
    found = any(_is_in(kind, value, letter, flags) for kind, value in argument[negated:])
    return found is not negated


def _is_in(kind: Any, value: Any, letter: str, flags: int) -> bool:
    if kind is sre.LITERAL:
        return ord(letter) == value
    if kind is sre.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    return bool(re.match(_CATEGORIES[value], letter, flags & re.ASCII))


_WORD = (sre.IN, ((sre.CATEGORY, sre.CATEGORY_WORD),))
#: Sets that tell letters apart in every expression: a line's end, and what a word boundary sees.
_ALWAYS = ((sre.LITERAL, ord("\n")), _WORD)
_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
