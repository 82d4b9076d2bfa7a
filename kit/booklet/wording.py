"""Words that Babel knows in every language: languages, countries, lists, numbers, units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from babel.core import UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from kit.numerals import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

#: International English joins “a, b and c”; CLDR's plain English has another comma.
_LISTS = {"en": "en_GB"}


class Wording:
    """How one locale names and counts things."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._babel = Locale.parse(locale.replace("-", "_"))
        self._lists = Locale.parse(_LISTS.get(locale, locale.replace("-", "_")))

    def language(self, tag: str) -> str:
        """``French (Canada)``; a tag that CLDR does not know stays as it is."""
        try:
            named = Locale.parse(tag.replace("-", "_")).get_display_name(self._babel)
        except (UnknownLocaleError, ValueError):
            named = None
        return (named or tag).replace(" (", "(") if self.locale == "ko" else named or tag

    def languages(self, tags: Sequence[str]) -> str:
        """``Korean, English and French (Canada)``; empty for none."""
        return self.capital(self.listed([self.language(tag) for tag in tags])) if tags else ""

    def country(self, code: str) -> str:
        """The country's name; a code that CLDR does not know stays as it is."""
        return str(self._babel.territories.get(code, code))

    def listed(self, items: Sequence[str]) -> str:
        """``a, b and c`` as the language joins them."""
        return format_list(list(items), locale=self._lists)

    def row(self, items: Sequence[str]) -> str:
        """``a, b, c``: CLDR's own such lists are for measures, which Korean sets without commas."""
        return ", ".join(items)

    def number(self, value: float, pattern: str = "#,##0.###") -> Said:
        """With the language's signs for thousands and decimals."""
        return Said(format_decimal(value, pattern, locale=self._babel))

    def unit(self, value: float, unit: str) -> Said:
        """A number with its unit in short form (the long Korean forms are broken in CLDR)."""
        text = format_unit(value, unit, length="short", format="#,##0.##", locale=self._babel)
        return Said(text.replace(" ", "\u00a0"))

    def capital(self, text: str) -> str:
        """The text as it begins a line of its own."""
        return text[:1].upper() + text[1:]
