"""Bringing a film's catalogue up to date: nothing that somebody translated or noted is ever lost."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import polib

from kit.catalogue import pofile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kit.catalogue.labels import Label

#: How much alike two English texts are (0 to 1) for the translation of one to be offered for the other; as msgmerge.
_ALIKE = 0.6
_FUZZY = "fuzzy"


def template(labels: Iterable[Label]) -> polib.POFile:
    """A catalogue without translations."""
    made = polib.POFile(wrapwidth=110)
    made.header = "Labels of this film’s booklets. Written by `kit locale extract`."
    made.metadata = pofile.head({}, "")
    made.extend(_entry(label) for label in labels)
    return made


def updated(old: polib.POFile | None, labels: Iterable[Label], locale: str) -> polib.POFile:
    """The catalogue with exactly these labels in their order.

    A translation stays with its text, one whose text has gone is kept as obsolete and comes back with it; a new text
    that is much like one that has gone is offered that one's translation, marked fuzzy.
    """
    made = polib.POFile(wrapwidth=110)
    made.header = old.header if old is not None and old.header else f"Labels of this film’s booklets in {locale}."
    made.metadata = pofile.head(dict(old.metadata) if old is not None else {}, locale)
    wanted = list(labels)
    live = {_key(entry): entry for entry in old or () if not entry.obsolete}
    put_away = list(old.obsolete_entries()) if old is not None else []
    keys = {label.key for label in wanted}
    gone = [entry for key, entry in live.items() if key not in keys]
    lately = [entry for entry in gone if _told(entry)]
    forms = pofile.forms(locale)
    for label in wanted:
        entry = _entry(label)
        before = live.get(label.key) or next((one for one in put_away if _key(one) == label.key), None)
        if before is not None:
            _keep(entry, before, forms)
        else:
            _offer(entry, lately, forms)
        made.append(entry)
    brought_back = keys - live.keys()
    for entry in (*put_away, *gone):
        if _key(entry) not in brought_back and (_told(entry) or entry.tcomment):
            made.append(_put_away(entry))
    return made


def _put_away(entry: polib.POEntry) -> polib.POEntry:
    """The entry among the obsolete ones; polib reads there no text that came before, so none is written."""
    entry.obsolete = True
    entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
    return entry


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def _told(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr or any(entry.msgstr_plural.values()))


def _entry(label: Label) -> polib.POEntry:
    flags = ["python-format"] if label.own and "%(" in label.id + label.plural else []
    return polib.POEntry(
        msgid=label.id,
        msgid_plural=label.plural,
        msgctxt=label.context or None,
        msgstr_plural={0: "", 1: ""} if label.plural else {},
        occurrences=[(file, "") for file in label.files],
        comment="\n".join(label.comments),
        flags=flags,
    )


def _keep(entry: polib.POEntry, before: polib.POEntry, forms: int) -> None:
    """What was said stays; where a text has got a number or lost it, somebody must look."""
    entry.tcomment = before.tcomment
    entry.previous_msgid, entry.previous_msgctxt = before.previous_msgid, before.previous_msgctxt
    entry.previous_msgid_plural = before.previous_msgid_plural
    _say(entry, before, forms)
    if before.fuzzy or (_told(before) and bool(before.msgid_plural) != bool(entry.msgid_plural)):
        entry.flags.insert(0, _FUZZY)


def _offer(entry: polib.POEntry, lately: list[polib.POEntry], forms: int) -> None:
    """The translation of a text that has just gone, if it is much like this one."""
    alike = difflib.get_close_matches(entry.msgid, [one.msgid for one in lately], n=1, cutoff=_ALIKE)
    before = next((one for one in lately if alike and one.msgid == alike[0]), None)
    if before is None:
        _say(entry, entry, forms)
        return
    entry.tcomment, entry.previous_msgid = before.tcomment, before.msgid
    _say(entry, before, forms)
    entry.flags.insert(0, _FUZZY)


def _say(entry: polib.POEntry, before: polib.POEntry, forms: int) -> None:
    """Take over a translation; every form that stands there stays, and every form that the language has is there."""
    said = dict(before.msgstr_plural) or {0: before.msgstr}
    if entry.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(forms), "") | {n: text for n, text in said.items() if text}
    else:
        entry.msgstr = next((text for _, text in sorted(said.items()) if text), "")
