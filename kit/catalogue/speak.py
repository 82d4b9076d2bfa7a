"""The words of one film's booklets in one locale: the film's own before kit's."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from kit.catalogue import check, labels, places, pofile
from kit.errors import FaultyError
from kit.pofile import Catalogue
from kit.words import Words
from kit.words import words as kits_words

if TYPE_CHECKING:
    import gettext
    from pathlib import Path


def words(root: Path, locale: str) -> Words:
    """What labels are said with. Raises FaultyError if the film's catalogue cannot say all that only it can say."""
    own = places.chain(root, locale)
    kits = kits_words(locale)
    if not own and places.spoken(locale) and not labels.templates(root):
        return kits
    found = [fault for fault in check.faults(root, locale) if fault.slug not in check.UNTIDY]
    if found:
        more = f" ({len(found)} things in all)" if found[1:] else ""
        raise FaultyError(
            f"The labels in {locale} are not complete: {found[0].message}{more}",
            hint=f"{found[0].hint} `kit locale check --lang {locale}` lists everything.",
            slug="labels-incomplete",
            place=found[0].place,
        )
    chain: gettext.NullTranslations = kits.translations
    for tag, path in reversed(own):
        catalogue = pofile.read(path)
        catalogue.metadata = pofile.head({}, tag)
        # What kit says is one object for the whole run, so the film's words are put before it, never into it.
        before = Catalogue(BytesIO(str(catalogue).encode()))
        before.add_fallback(chain)
        chain = before
    return Words(locale, chain)
