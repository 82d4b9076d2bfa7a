"""Which labels belong into a film's catalogue of a language, and writing the catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.catalogue import labels, merge, places, pofile
from kit.tools import files
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import polib

    from kit.catalogue.labels import Label


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalogue: its file, whether it was written now, and how many of its texts are translated."""

    path: Path
    written: bool
    translated: int
    texts: int
    fuzzy: int
    obsolete: int


def extract(root: Path) -> Updated:
    """Write ``locales/film.pot``: every label of the film's booklets. Raises UsageError, StorageError."""
    return _put(places.template(root), merge.template(labels.of(root)))


def update(root: Path, locale: str, *, everything: bool = False) -> Updated | None:
    """Bring the film's catalogue of a locale up to date; None where there is nothing to translate.

    ``everything`` lists the labels that kit has words for, too. Raises UsageError, StorageError.
    """
    path = places.catalogue(root, locale)
    old = pofile.read(path) if path.is_file() else None
    every = labels.of(root)
    must = needed(root, locale, every)
    wanted = [_with_kits_words(label, locale) for label in every if everything or label in must or _used(old, label)]
    if old is None and not wanted:
        return None
    return _put(path, merge.updated(old, wanted, locale))


def needed(root: Path, locale: str, every: Sequence[Label]) -> frozenset[Label]:
    """Those of all labels that only the film can say in a locale: all of them, if kit lacks the language.

    English is what labels are written in, so it needs none; what the film says for a whole language (``fr``) need not
    be said for its regions. Raises UsageError.
    """
    language = places.language(locale)
    if language == places.SOURCE:
        return frozenset()
    said = {label.key for label in labels.kits()} if places.spoken(locale) else set()
    above = places.catalogue(root, language)
    if language != locale and above.is_file():
        said |= {(entry.msgctxt or "", entry.msgid) for entry in pofile.read(above).translated_entries()}
    return frozenset(label for label in every if label.key not in said)


def _used(old: polib.POFile | None, label: Label) -> bool:
    """Whether a catalogue says something for a label, or about it."""
    return old is not None and any(
        (entry.msgctxt or "", entry.msgid) == label.key
        and (entry.msgstr or any(entry.msgstr_plural.values()) or entry.tcomment)
        for entry in old
    )


def _with_kits_words(label: Label, locale: str) -> Label:
    """The label with what kit says for it, so that a translator sees what is overridden."""
    if not places.spoken(locale) or label.own or label.plural:
        return label
    said = words(locale).translations.gettext(label.id)
    comments: Sequence[str] = (*label.comments, f"kit: {said}")
    return labels.Label(label.id, label.plural, label.context, label.files, tuple(comments), own=False)


def _put(path: Path, made: polib.POFile) -> Updated:
    data = pofile.written(made)
    written = not path.is_file() or files.read_bytes(path) != data
    if written:
        files.write_bytes(path, data)
    live = [entry for entry in made if not entry.obsolete]
    return Updated(
        path,
        written,
        sum(entry.translated() for entry in live),
        len(live),
        sum(entry.fuzzy for entry in live),
        len(made) - len(live),
    )
