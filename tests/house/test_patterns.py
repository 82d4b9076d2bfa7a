"""No regular expression of kit goes over the same letters again and again, whatever a file holds.

The check looks at their form (``tests/support/backtracking.py``) and counts no seconds.
"""

from __future__ import annotations

import re

import patterns
import pytest
from backtracking import Ways, verdict

from kit.check import names, protect
from kit.subs.track import GlossaryTerm

#: Expressions that may go back, each with what bounds their text.
BOUNDED = {
    "kit.check.spelled._RUN": "at most twenty-one words of a closed list, each after a space or a hyphen",
    "kit.screener.verify._TAKEN": "a row in which libass names the fonts that it took, never a text of the film",
}
#: Functions that build expressions at run time, and from what.
BUILT = {
    "kit.booklet.typography._french": "constants, joined",
    "kit.check.names.wrong_spellings": "spellings of the glossary, escaped",
    "kit.check.profile._error": "a key of a profile, escaped",
    "kit.check.protect._patterns": "protected spellings: see below",
    "kit.check.protect._spelling": "protected spellings: see below",
    "kit.check.quotes.misquoted": "one set of letters",
    "kit.lazy.__getattr__": "the constants of the modules",
    "kit.project.types.example": "constants of kit.project.types",
    "kit.project.types.mended": "constants of kit.project.types",
    "kit.rules.across.nearly_name.nearly_name": "names, escaped",
    "kit.rules.file.missing_glyph.missing_glyph": "one set of letters",
    "kit.rules.layout.doubled_word._twice": "constants, joined",
    "kit.subs.formats.dcp_reader._head_element": "constants of its table",
}
FROM_ONE_PLACE, WHOLE = Ways(search=False), Ways(search=False, whole=True)


@pytest.mark.parametrize(
    ("text", "ways", "expected"),
    [
        (r"(a+)+$", Ways(), "exponential"),
        (r"(?:a|a)*b", FROM_ONE_PLACE, "exponential"),
        (r"(?:\w|\d\b)*x", FROM_ONE_PLACE, ""),
        (r"(?:\w|\d(?=.))*x", FROM_ONE_PLACE, "exponential"),
        (r"(a*)*b", FROM_ONE_PLACE, "exponential"),
        (r"(?:\w+\s?)*$", FROM_ONE_PLACE, "exponential"),
        (r"(?:[A-Za-z]{1,30} ?){1,20}!", FROM_ONE_PLACE, "exponential"),
        (r"(?:[A-Za-z0-9]+:[^\s:]+[ \t]*)+", WHOLE, "exponential"),
        (r"(?:x*y?)*", WHOLE, "exponential"),
        (r"(?i)(?:ab?|Ab)*c", FROM_ONE_PLACE, "exponential"),
        (r"(\w|\d)*x", Ways(), "polynomial"),
        (r"\s*\n\s*x", Ways(), "polynomial"),
        (r"\s+$", Ways(), "polynomial"),
        (r"^\s*$", Ways(), ""),
        (r"(?m)^\s*$", Ways(), ""),
        (r"(?m)^\s*x", Ways(), "polynomial"),
        (r"(?:one|two)(?: (?:one|two))*(?!\w)", Ways(), ""),
        (r"(?:one|two)(?: (?:one|two))*x", Ways(), "polynomial"),
        (r"a*a*b", FROM_ONE_PLACE, "polynomial"),
        (r".*,.*x", FROM_ONE_PLACE, "polynomial"),
        (r"(?:a+b)?", Ways(), "polynomial"),
        (r"a(?:[ab]*c)?", Ways(), "polynomial"),
        (r"<[^>]*>", Ways(), "polynomial"),
        (r"(?=\s*x)y", Ways(), "polynomial"),
        (r"\w+(?<!\d\d)x", Ways(), "polynomial"),
        (r"(a+)\1b", FROM_ONE_PLACE, "polynomial"),
        (r"\s+", Ways(), ""),
        (r"\s+$", FROM_ONE_PLACE, ""),
        (r"<[^<>]*>", Ways(), ""),
        (r"\[[^\[\]]*\]", Ways(), ""),
        (r"(?<!\w)\w+x", Ways(), ""),
        (r"\b\w+x", Ways(), ""),
        (r"(?<=[.] )[a-z]+(?!\w)", Ways(), ""),
        (r"(?:\w+\s)*$", FROM_ONE_PLACE, ""),
        (r"(?:[,.]\d{3}){0,6}x", Ways(), ""),
        (r"x*", WHOLE, ""),
    ],
)
def test_bad_expressions_are_told_from_good_ones(text: str, ways: Ways, expected: str) -> None:
    assert verdict(re.compile(text), ways) == expected


@pytest.mark.slow
def test_no_expression_of_kit_goes_back_over_its_text() -> None:
    found = {
        use.where: (told, use.pattern.pattern)
        for use in (*patterns.constants(), *patterns.inline())
        if (told := verdict(use.pattern, Ways(use.searches, use.whole)))
    }
    assert {where: told for where, told in found.items() if where not in BOUNDED} == {}
    assert found.keys() == BOUNDED.keys(), "these need no exception any more"


def test_expressions_are_found_where_kit_keeps_them() -> None:
    found = {use.where: use for use in patterns.constants()}
    assert found["kit.subs.markup._TAG"].searches
    assert found["kit.subs.formats.srt._SETTINGS"].methods == {"fullmatch"}
    assert "kit.rules.file.written_escape._ESCAPE" in found, "compiled when it is first searched"
    assert "kit.rules.access.other_brackets._BRACKETS" in found, "in a table"


def test_expressions_that_are_built_are_known() -> None:
    assert set(patterns.built()) == set(BUILT)


@pytest.mark.parametrize("word", ["Larkmere Ford", "Ann", "라크미어", "a-b-c", "Saint-Jean sur", "aaaa aaaa"])
def test_what_is_built_from_protected_words_does_not_go_back(word: str) -> None:
    for pattern in protect._patterns((word,)):  # noqa: SLF001 - they are built nowhere else
        assert verdict(pattern) == ""


def test_what_is_built_from_a_glossary_does_not_go_back() -> None:
    term = GlossaryTerm("laos", (("ko", "라오스"), ("en", "Laos")), (("ko", ("라 오",)), ("en", ("Laoss", "La os"))))
    for locale in ("ko", "en"):
        found = names.wrong_spellings((term,), locale)
        assert found is not None
        assert verdict(found[0]) == ""
