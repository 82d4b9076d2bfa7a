"""What keeps a film's catalogue from speaking: fuzzy, missing, wrong in form; each with its file, row and hint."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from kit.catalogue import fitting, labels, literal, merge, places, pofile, update
from kit.errors import FaultyError, KitError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polib

    from kit.catalogue.labels import Label

#: What is to be mended, but does not keep a booklet from being printed right.
UNTIDY = frozenset({"label-unused", "template-old", "text-outside"})
#: Characters of a text that a message shows.
_SHOWN = 60
_UPDATE = "Run `kit locale update --lang {locale}`, then translate it."


def faults(root: Path, locale: str) -> list[KitError]:
    """Everything that is wrong for one locale, in the order of the files and rows.

    Raises UsageError for a template of the film that is broken, StorageError.
    """
    every = labels.of(root)
    known = {label.key: label for label in every}
    must = update.needed(root, locale, every)
    needed = {label.key: label for label in every if label in must}
    found: list[KitError] = []
    said: set[tuple[str, str]] = set()
    for tag, path in places.chain(root, locale):
        try:
            catalogue = pofile.read(path)
        except KitError as error:
            found.append(error)
            continue
        found += _of_head(path, catalogue, tag)
        for entry in catalogue:
            if not entry.obsolete:
                found += _of_entry(path, entry, known, needed, tag)
                said.add(_key(entry))
    missing = [label for key, label in needed.items() if key not in said]
    if missing:
        found.append(_missing(root, locale, missing))
    return found


def of_film(root: Path) -> list[KitError]:
    """What is wrong for all locales: words that stand in a template of the film as they are, a template that is old."""
    found: list[KitError] = [fault for path in labels.templates(root) for fault in literal.texts(path)]
    template = places.template(root)
    if template.is_file() and template.read_bytes() != pofile.written(merge.template(labels.of(root))):
        found.append(
            FaultyError(
                "The labels of the film’s booklets have changed since film.pot was written.",
                hint="Run `kit locale extract`.",
                slug="template-old",
                place=Place(template),
            )
        )
    return found


def _of_head(path: Path, catalogue: polib.POFile, tag: str) -> Iterator[KitError]:
    told = catalogue.metadata.get("Plural-Forms", "")
    right = pofile.plurals(tag)
    if told.replace(" ", "").rstrip(";") != right.replace(" ", "").rstrip(";"):
        yield FaultyError(
            f"The head says Plural-Forms “{told}”, and {tag} counts by “{right}”.",
            hint=f"Run `kit locale update --lang {tag}`: it sets the head.",
            slug="plural-rule",
            place=Place(path, 1),
        )


def _of_entry(
    path: Path,
    entry: polib.POEntry,
    known: dict[tuple[str, str], Label],
    needed: dict[tuple[str, str], Label],
    tag: str,
) -> Iterator[KitError]:
    place, name = Place(path, entry.linenum or 1), _short(entry.msgid)
    label = known.get(_key(entry))
    forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
    if label is None:
        yield FaultyError(
            f"“{name}” stands in no template of the film’s booklets.",
            hint=f"Run `kit locale update --lang {tag}`: it keeps the translation among the obsolete ones.",
            slug="label-unused",
            place=place,
        )
        return
    if entry.fuzzy:
        yield FaultyError(
            f"The translation of “{name}” is marked fuzzy, so it is not used.",
            hint="Make sure that it says what the text says, and delete the word fuzzy.",
            slug="label-fuzzy",
            place=place,
        )
        return
    if not any(forms):
        if label.key in needed:
            yield FaultyError(
                f"“{name}” is not translated.", hint="Write its translation.", slug="label-missing", place=place
            )
        return
    yield from _of_forms(place, entry, label, tag)
    for message in fitting.misfits(label, [text for text in forms if text]):
        yield FaultyError(
            message,
            hint="Compare it with msgid; what is in %( )s or { } stays as it is.",
            slug="label-misfit",
            place=place,
        )


def _of_forms(place: Place, entry: polib.POEntry, label: Label, tag: str) -> Iterator[KitError]:
    wanted = pofile.forms(tag)
    if not label.plural and not entry.msgid_plural:
        return
    given = sorted(int(number) for number, text in entry.msgstr_plural.items() if text)
    if bool(label.plural) != bool(entry.msgid_plural) or given != list(range(wanted)):
        yield FaultyError(
            f"“{_short(entry.msgid)}” has {len(given)} plural forms, and {tag} needs {wanted}.",
            hint=f"Write msgstr[0] to msgstr[{wanted - 1}], each of them." if wanted > 1 else "Write msgstr[0] alone.",
            slug="label-plural",
            place=place,
        )


def _missing(root: Path, locale: str, missing: list[Label]) -> KitError:
    path = places.catalogue(root, locale)
    more = f" and {len(missing) - 1} more labels" if missing[1:] else ""
    why = "" if places.spoken(locale) else f"kit has no words in {places.language(locale)} by itself: "
    return FaultyError(
        f"{why}“{_short(missing[0].id)}”{more} cannot be said in {locale}.",
        hint=_UPDATE.format(locale=locale),
        slug="label-missing",
        place=Place(path),
    )


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def _short(text: str) -> str:
    return textwrap.shorten(text, _SHOWN, placeholder="…")
