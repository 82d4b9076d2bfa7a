r"""Tells of a regular expression whether a text can be written on which it goes over the same letters again and again.

The expression becomes a machine whose states are the places within it. It is *exponential* if two different ways lead
from a state back to itself over the same letters (``(a|a)*b``), *polynomial* if a loop leads to another loop and both
can read the same letters (``\s*\n\s*x``): each letter may then belong to either. A search tries every place of a
text, which is a loop of its own before the first letter (``\s+x`` is polynomial when searched). Loops at which the
match may simply end are left out, since then it does end: ``\s+`` alone never goes back.

Repeats with a stated end are no loops when the polynomial ones are looked for; for the exponential ones those of more
than a few turns are. What an assertion of more than one letter says is not followed but taken for possible: a pattern
may be refused that is fine, but none is passed that is not.

The two shapes are those of ambiguous automata (Weber and Seidl 1991), for backtracking those of Weideman (2017).
"""

from __future__ import annotations

import re
from collections import deque
from functools import cached_property
from re import _parser as parser
from typing import Any

from machine import Letters, Machine, Ways

__all__ = ["Ways", "verdict"]

#: Steps of a search after which an expression is called unclear.
_STEPS = 20_000


def verdict(pattern: re.Pattern[str], ways: Ways = Ways()) -> str:  # noqa: B008 - it is a constant
    """``exponential``, ``polynomial``, or nothing if the expression takes time in proportion to its text.

    ``unclear`` is one whose loops are too large to follow: give its repeats an end.
    """
    try:
        return _verdict(pattern, ways)
    except _TooLargeError:
        return "unclear"


def _verdict(pattern: re.Pattern[str], ways: Ways) -> str:
    items = parser.parse(pattern.pattern, pattern.flags)
    counted = Machine(items, pattern.flags, ways, counted_loops=True)
    if counted.loops and _Search(counted).is_exponential():
        return "exponential"
    machine = Machine(items, pattern.flags, ways)
    return "polynomial" if machine.loops and _Search(machine).is_polynomial() else ""


class _TooLargeError(Exception):
    """More steps than anybody would wait for."""


class _Search:
    """Looks for the two shapes in a machine."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.letters = Letters(machine)
        self._steps = 0
        self._last: dict[tuple[int, str | int, str], bool] = {}
        self._read: dict[frozenset[int], frozenset[str]] = {}
        self._moves: dict[tuple[int, str | int, str], tuple[tuple[int, int], ...]] = {}

    def is_exponential(self) -> bool:
        """Whether two ways lead from some state back to itself over the same letters."""
        return any(self._parts(loop) for loop in self.loops)

    def is_polynomial(self) -> bool:
        """Whether a loop leads to another loop that reads the same letters."""
        return any(self._follows(one, two) for one in self.loops_and_start for two in self.loops if one is not two)

    @cached_property
    def ending(self) -> frozenset[int]:
        """States at which the match may end whatever follows."""
        if not self.machine.ends_anywhere:
            return frozenset()
        found = {self.machine.end}
        while more := {
            state
            for state, steps in enumerate(self.machine.free)
            if state not in found and any(condition is None and after in found for condition, after in steps)
        }:
            found |= more
        return frozenset(found)

    @cached_property
    def graph(self) -> dict[int, set[int]]:
        """For each state the states that one letter can lead to, on whatever condition."""
        targets = {after for _, after in self.machine.reads.values()} | {self.machine.start}
        return {state: {after for at in self._reached(state) if (after := self._after(at)) >= 0} for state in targets}

    def _after(self, state: int) -> int:
        return self.machine.reads[state][1] if state in self.machine.reads else -1

    def _reached(self, state: int) -> set[int]:
        seen, waiting = {state}, [state]
        while waiting:
            for _, after in self.machine.free[waiting.pop()]:
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return seen

    @cached_property
    def loops(self) -> list[frozenset[int]]:
        """Sets of states that lead to one another, without those at which the match may end."""
        within = {state: after - self.ending for state, after in self.graph.items() if state not in self.ending}
        ways = {state: _closure(within, state) for state in within if state != self.machine.start}
        loops = {
            frozenset(other for other in after if state in ways.get(other, ()))
            for state, after in ways.items()
            if state in after
        }
        return list(loops)

    @cached_property
    def loops_and_start(self) -> list[frozenset[int]]:
        """The same, with the search of the first letter among them."""
        first = self.machine.start
        return [frozenset({first}), *self.loops] if first in self.machine.reads else self.loops

    def _common(self, *loops: frozenset[int]) -> list[str]:
        """The letters that each of some loops can read."""
        return [letter for letter in self.letters.each if all(letter in self._read_in(loop) for loop in loops)]

    def _read_in(self, loop: frozenset[int]) -> frozenset[str]:
        if loop not in self._read:
            steps = [self.machine.reads[at] for state in loop for at in self._reached(state) if self._after(at) in loop]
            has = self.letters.has
            self._read[loop] = frozenset(
                letter for letter in self.letters.each if any(one is None or has(one, letter) for one, _ in steps)
            )
        return self._read[loop]

    def _step(self, state: int, before: str | int, letter: str) -> tuple[tuple[int, int], ...]:
        """Where a letter leads from a state, each way by its own number."""
        key = (state, before, letter)
        if key not in self._moves:
            found: list[int] = []
            self._walk(state, before, letter, {state}, found)
            self._moves[key] = tuple(enumerate(found))
        return self._moves[key]

    def _count(self) -> None:
        self._steps += 1
        if self._steps > _STEPS:
            raise _TooLargeError

    def _ends(self, state: int, before: str | int, letter: str) -> bool:
        """Whether the match may end between two letters, so that what follows cannot make it fail."""
        key = (state, before, letter)
        if key not in self._last:
            self._last[key] = self.machine.ends_anywhere and self._is_last(state, before, letter, set())
        return self._last[key]

    def _is_last(self, state: int, before: str | int, letter: str, passed: set[int]) -> bool:
        passed.add(state)
        return state == self.machine.end or any(
            after not in passed
            and (condition is None or (condition[0] != "maybe" and self.letters.holds(condition, before, letter)))
            and self._is_last(after, before, letter, passed)
            for condition, after in self.machine.free[state]
        )

    def _walk(self, state: int, before: str | int, letter: str, passed: set[int], found: list[int]) -> None:
        if state in self.machine.reads:
            one, after = self.machine.reads[state]
            if one is None or self.letters.has(one, letter):
                found.append(after)
        for condition, after in self.machine.free[state]:
            if after not in passed and self.letters.holds(condition, before, letter):
                self._walk(after, before, letter, passed | {after}, found)

    def _parts(self, loop: frozenset[int]) -> bool:
        """Whether a loop can be gone round in two ways over the same letters."""
        state, letters = min(loop), self._common(loop)
        return any(self._comes_back(state, first, loop, letters) for first in letters)

    def _comes_back(self, state: int, first: str, loop: frozenset[int], letters: list[str]) -> bool:
        waiting = deque([(state, state, first, False)])
        seen = set(waiting)
        while waiting:
            self._count()
            one, two, before, parted = waiting.popleft()
            for letter in letters:
                if self._ends(one, before, letter) or self._ends(two, before, letter):
                    continue
                for way, after in self._step(one, before, letter):
                    for other, beside in self._step(two, before, letter):
                        new = (after, beside, letter, parted or way != other or one != two)
                        if after not in loop or beside not in loop or new in seen:
                            continue
                        if new == (state, state, first, True):
                            return True
                        seen.add(new)
                        waiting.append(new)
        return False

    def _follows(self, one: frozenset[int], two: frozenset[int]) -> bool:
        """Whether some letters lead round one loop, from it to the other, and round the other."""
        if not two & _closure(self.graph, min(one)):
            return False
        letters = self._common(one, two)
        through = {state for state in self.graph if two & ({state} | _closure(self.graph, state))}
        if one != {self.machine.start}:
            through -= self.ending
        return any(
            self._leads(here, there, first, (one, through, two), letters)
            for here in one
            for there in two
            for first in letters
        )

    def _leads(self, here: int, there: int, first: str, within: tuple[Any, Any, Any], letters: list[str]) -> bool:
        searched = here == self.machine.start
        waiting = deque([(here, here, there, first)])
        seen = set(waiting)
        while waiting:
            self._count()
            *states, before = waiting.popleft()
            for letter in letters:
                if any(self._ends(int(state), before, letter) for state in (states[2:] if searched else states)):
                    continue
                ways = [
                    {after for _, after in self._step(int(state), before, letter) if after in allowed}
                    for state, allowed in zip(states, within, strict=True)
                ]
                for new in {(a, b, c, letter) for a in ways[0] for b in ways[1] for c in ways[2]} - seen:
                    if new == (here, there, there, first):
                        return True
                    seen.add(new)
                    waiting.append(new)
        return False


def _closure(graph: dict[int, set[int]], state: int) -> set[int]:
    """The states that one step or more lead to."""
    seen: set[int] = set()
    waiting = [state]
    while waiting:
        for after in graph.get(waiting.pop(), ()):
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return seen
