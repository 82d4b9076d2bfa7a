"""The tool's own words in the reader's language, straight from the gettext catalogues."""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from kit import josa, numerals, resources
from kit.pofile import Catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping


#: Languages that the tool speaks; the first needs no catalogue.
LANGUAGES = ("en", "ko", "fr")


class Word(str):
    """A value of a message that is itself a word of the tool: it is translated before it is filled in."""

    __slots__ = ()


class Words:
    """Translations of one locale; what has no translation stays English."""

    def __init__(self, locale: str, translations: gettext.NullTranslations) -> None:
        self.locale = locale
        self.translations = translations

    def say(self, template: str, values: Mapping[str, object] | None = None) -> str:
        """Translate a template and fill its ``{named}`` places."""
        text = self.translations.gettext(template) if template else ""
        if not values:
            return text
        values = {key: self.say(value) if isinstance(value, Word) else value for key, value in values.items()}
        return self.fill(text, values)

    def fill(self, template: str, values: Mapping[str, object]) -> str:
        """Fill the ``{named}`` places of a translated text as its language does: particles, numbers."""
        match self.locale.partition("-")[0]:
            case "ko":
                return josa.fill(template, values)
            case "fr":
                return numerals.fill(template, values)
            case _:
                return template.format_map(values)

    def alone(self) -> list[str]:
        """The English texts of the catalogue that stand alone, without those that depend on a number."""
        known = getattr(self.translations, "_catalog", {})
        return [key for key in known if isinstance(key, str) and key]

    def say_many(self, one: str, many: str, count: int) -> str:
        """Translate with the plural that ``count`` needs; ``{count}`` is filled in."""
        return self.translations.ngettext(one, many, count).format(count=count)


@cache
def words(locale: str, domain: str = "kit") -> Words:
    """The words of a locale such as ``ko``, ``fr-CA`` or ``en``; ``fr-CA`` falls back to ``fr``, then English.

    ``domain`` names the catalogue: ``kit`` for booklets and screeners, ``check`` for rules and reports, ``tool``
    for what the command line says, ``help`` for its pages of help, ``table`` for its tables.
    """
    chain: gettext.NullTranslations | None = None
    for tag in (locale, locale.partition("-")[0]):
        path = resources.locales() / tag / "LC_MESSAGES" / f"{domain}.po"
        if path.is_file():
            found = Catalogue(BytesIO(path.read_bytes()))
            if chain is None:
                chain = found
            else:
                chain.add_fallback(found)
        if tag == locale.partition("-")[0]:
            break
    return Words(locale, chain or gettext.NullTranslations())
