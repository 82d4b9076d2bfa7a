"""What a rule is: a function with a code, a source and examples that are its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kit.check.finding import Finding
from kit.check.limits import Limits
from kit.subs.track import Facts, Track


class Fix(StrEnum):
    """Whether a rule can mend what it finds, and whether a person should look first."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Scope(StrEnum):
    """What a rule looks at: one track, or all tracks of the film side by side."""

    TRACK = "track"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: a short name and an address without scheme, as in docs/sources.md."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Good:
    """A track, written as SubRip (or in ``format``), on which the rule must stay silent.

    It is checked under ``profile`` (else the house profile of its locale), as ``kind``, with ``facts`` of its film
    and ``others``: the film's other tracks as pairs of file name and text. ``encoding`` is a Python codec name.
    """

    text: str
    locale: str = "en"
    format: str = "srt"
    profile: str = ""
    others: tuple[tuple[str, str], ...] = ()
    kind: str = "full"
    facts: Facts = field(default_factory=Facts)
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Bad:
    """A track on which the rule must fire; ``fixed`` is the text that its fix must give, to the byte."""

    text: str
    locale: str = "en"
    fixed: str | None = None
    format: str = "srt"
    profile: str = ""
    others: tuple[tuple[str, str], ...] = ()
    kind: str = "full"
    facts: Facts = field(default_factory=Facts)
    encoding: str = "utf-8"


TrackCheck = Callable[[Track, Limits], Iterable[Finding]]
FilmCheck = Callable[[Track, Sequence[Track], Limits], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule. ``title`` and ``why`` are the first line and the rest of the function's docstring.

    ``limits`` names the fields of ``Limits`` that it enforces (a limit nobody could confirm never makes an error),
    ``needs`` the fields of ``Facts`` without which it cannot run (the engine says so). A rule that ``protects``
    people cannot be switched off, weakened or waived, and what it finds is never shown.
    """

    code: str
    name: str
    group: str
    title: str
    why: str
    source: Source
    examples: tuple[Good | Bad, ...]
    fix: Fix
    scope: Scope
    check: TrackCheck | FilmCheck
    limits: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    protects: bool = False


def rule(
    code: str,
    name: str,
    *,
    source: Source,
    examples: Sequence[Good | Bad],
    fix: Fix = Fix.NONE,
    limits: Sequence[str] = (),
    needs: Sequence[str] = (),
    protects: bool = False,
) -> Callable[[TrackCheck], Rule]:
    """Make a rule of a function that looks at one track.

    The function's module becomes one file of ``kit/rules/<group>/`` that the registry finds by itself.
    """

    def wrap(check: TrackCheck) -> Rule:
        made = _make(code, name, source, examples, fix, Scope.TRACK, check)
        return replace(made, limits=tuple(limits), needs=tuple(needs), protects=protects)

    return wrap


def film_rule(
    code: str,
    name: str,
    *,
    source: Source,
    examples: Sequence[Good | Bad],
    fix: Fix = Fix.NONE,
    limits: Sequence[str] = (),
    needs: Sequence[str] = (),
    protects: bool = False,
) -> Callable[[FilmCheck], Rule]:
    """Make a rule of a function that compares a track with the film's other tracks."""

    def wrap(check: FilmCheck) -> Rule:
        made = _make(code, name, source, examples, fix, Scope.FILM, check)
        return replace(made, limits=tuple(limits), needs=tuple(needs), protects=protects)

    return wrap


def _make(
    code: str,
    name: str,
    source: Source,
    examples: Sequence[Good | Bad],
    fix: Fix,
    scope: Scope,
    check: TrackCheck | FilmCheck,
) -> Rule:
    title, _, why = (check.__doc__ or "").partition("\n")
    group = check.__module__.split(".")[-2]
    return Rule(code, name, group, title.strip(), _dedent(why), source, tuple(examples), fix, scope, check)


def _dedent(text: str) -> str:
    """Paragraphs without the docstring's own line breaks."""
    paragraphs = "\n".join(line.strip() for line in text.strip().splitlines()).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
