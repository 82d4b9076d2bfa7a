"""Gettext catalogues as translators save them (.po), read at once for the standard library's gettext.

Babel needs 100 ms for one, most of it for its own start, and polib 40 ms: too long in front of a page of help. The
grammar is GNU's: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import gettext
import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A flag that sets an entry aside, or one field with its quoted rows. Rows that begin with # are not looked into.
_PIECE = re.compile(
    r'^#,(?P<flags>.*)$|^(?P<field>msg\w+)(?:\[(?P<form>\d+)\])?[ \t]+(?P<rows>(?:"(?:[^"\\\n]|\\.)*"\s*)+)',
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_PLURAL = re.compile(r"^plural-forms:.*?plural\s*=([^;\n]*)", re.IGNORECASE | re.MULTILINE)


class Reader(Protocol):
    """What gettext reads a catalogue from."""

    def read(self) -> bytes:
        """All of it."""


class Catalogue(gettext.GNUTranslations):
    """The translations of one .po file; what is fuzzy or empty counts as not translated.

    ``plural`` gives the form that goes with a number.
    """

    plural: Callable[[int], int]

    def gettext(self, message: str) -> str:
        """Translate; a text that a plural holds too says its singular, where Python 3.11.2 would not look."""
        singular = (message, self.plural(1))
        if message not in self._catalog and singular in self._catalog:
            return self._catalog[singular]
        return super().gettext(message)

    def _parse(self, fp: Reader) -> None:
        """The place where gettext lets another format be read (its documentation says so)."""
        self._catalog: dict[str | tuple[str, int], str] = {}
        self.plural = lambda count: int(count != 1)
        for entry in _entries(fp.read().decode("utf-8-sig")):
            key = entry["msgid"]
            if not key:
                if head := _PLURAL.search(entry["msgstr0"]):
                    self.plural = gettext.c2py(head[1].strip())
                continue
            if "msgctxt" in entry:
                key = self.CONTEXT % (entry["msgctxt"], key)
            forms = {name[6:]: text for name, text in entry.items() if name.startswith("msgstr") and text}
            if "msgid_plural" in entry:
                self._catalog.update({(key, int(form)): text for form, text in forms.items()})
            elif forms:
                self._catalog[key] = forms["0"]


def _entries(text: str) -> Iterator[dict[str, str]]:
    """The fields of each entry by name, ``msgstr0`` for the only form as for the first."""
    entry: dict[str, str] = {}
    fuzzy = False
    for piece in _PIECE.finditer(text):
        flags, field = piece["flags"], piece["field"]
        if "msgstr0" in entry and field in {None, "msgctxt", "msgid"}:
            if not fuzzy or not entry["msgid"]:
                yield entry
            entry, fuzzy = {}, False
        if flags is not None:
            fuzzy = "fuzzy" in flags
        else:
            name = f"msgstr{piece['form'] or 0}" if field == "msgstr" else field
            entry[name] = _joined(piece["rows"])
    if "msgstr0" in entry and (not fuzzy or not entry["msgid"]):
        yield entry


def _joined(rows: str) -> str:
    text = "".join(row.strip()[1:-1] for row in rows.split("\n"))
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), text) if "\\" in text else text
