"""The same facts in every language: sections, years and figures, addresses, names. A difference needs a reason.

Each language is held against the film's default one, text by text. Figures below a hundred are left to translators:
Korean writes 10분 where English says “ten minutes”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.booklet import marks, passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.project.project import Project

#: Texts that one language has because of its script or tongue: a translated or romanised title.
_OWN = frozenset({"film.toml subtitle", "film.toml romanised_title"})
#: How a name is said is spelt for each language's readers, in Korean often as the name itself.
_SPELT = ".pronunciation"
_FIGURE = re.compile(r"(?<![\w.,:])\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,6}(?![\d])|\d{3,}")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]{1,63}\.){1,9}[a-z]{2,63}(?:/[\w./#?=&%-]*)?|\S{1,64}@\S{1,253}\.\w+", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a language has otherwise than the default one: ``key`` as in ``film.toml synopsis.short``."""

    locale: str
    key: str
    what: str


def differences(project: Project, locale: str) -> Iterator[Difference]:
    """What one language has otherwise than the default one, without what kit.toml's [[differences]] give a reason for.

    Raises UsageError if texts cannot be read.
    """
    base = project.settings.film.default_locale
    reasons = {(row.locale, row.key) for row in project.settings.differences}
    used: set[tuple[str, str]] = set()
    if locale != base:
        for found in _all(project, base, locale):
            reason = next(((tag, key) for tag, key in reasons if tag == locale and _covers(key, found.key)), None)
            if reason is None:
                yield found
            else:
                used.add(reason)
    for tag, key in sorted(reasons - used):
        if tag == locale:
            yield Difference(locale, key, "[[differences]] gives a reason for a difference that is not there")


def _covers(reason: str, key: str) -> bool:
    """A reason may be for one text or for a whole table or list."""
    return key == reason or (key.startswith(reason) and key[len(reason)] in ".[ ")


def _all(project: Project, base: str, locale: str) -> Iterator[Difference]:
    ours, theirs = _texts(project, locale), _texts(project, base)
    for key in theirs.keys() - ours.keys() - _OWN:
        yield Difference(locale, key, f"is written in {base} and not in {locale}")
    for key in ours.keys() - theirs.keys() - _OWN:
        yield Difference(locale, key, f"is written in {locale} and not in {base}")
    names = tuple(_names(project, base, locale))
    for key in sorted(key for key in theirs.keys() & ours.keys() - _OWN if not key.endswith(_SPELT)):
        yield from _facts(locale, base, key, theirs[key], ours[key])
        for there, here in names:
            if there.casefold() in theirs[key].casefold() and here.casefold() not in ours[key].casefold():
                yield Difference(locale, key, f"names “{there}” in {base}, and “{here}” not in {locale}")


def _facts(locale: str, base: str, key: str, theirs: str, ours: str) -> Iterator[Difference]:
    for what, pattern in (("figure", _FIGURE), ("address", _ADDRESS)):
        there, here = _found(pattern, theirs), _found(pattern, ours)
        for missing in sorted(there - here):
            yield Difference(locale, key, f"the {what} {missing} stands in {base} and not in {locale}")
        for added in sorted(here - there):
            yield Difference(locale, key, f"the {what} {added} stands in {locale} and not in {base}")


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    """Figures without the signs that part their thousands, addresses without what ends a sentence."""
    found = set(pattern.findall(text))
    return {re.sub(r"[.,\s]", "", each) if pattern is _FIGURE else each.rstrip(".,;:!?") for each in found}


def _names(project: Project, base: str, locale: str) -> Iterator[tuple[str, str]]:
    """Names of people and words of the glossary, as both languages spell them."""
    theirs, ours = project.texts[base].film.names, project.texts[locale].film.names
    for person in project.settings.people:
        yield theirs.get(person.id, person.name), ours.get(person.id, person.name)
    for term in project.settings.glossary:
        there, here = (term.spellings.get(tag) or term.spellings.get(tag.partition("-")[0]) for tag in (base, locale))
        if there and here:
            yield there, here


def _texts(project: Project, locale: str) -> dict[str, str]:
    folder = f"locales/{locale}/"
    return {
        f"{passage.file.removeprefix(folder)} {passage.key}": _plain(passage.text)
        for passage in passages.passages(project, locale)
        if passage.file.startswith(folder)
    }


def _plain(text: str) -> str:
    """The words in one row; a broken mark is the proof's affair, not parity's."""
    try:
        return " ".join(marks.plain(text).split())
    except marks.MarkError:
        return " ".join(text.split())
