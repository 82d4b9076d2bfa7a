"""Our reader of catalogues against Babel's, and against what a translation editor may leave in one."""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kit.pofile import Catalogue

LOCALES = Path(__file__).resolve().parents[1] / "locales"
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))

ODD = b"""\xef\xbb\xbf# A note with msgid "in it".
#, fuzzy
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#, python-format
#: kit/a.py
msgid "say \\"yes\\"\\tor\\\\n"
msgstr "dire "
"\\"oui\\""
#, fuzzy
#| msgid "older"
msgid "unsure"
msgstr "incertain"
msgctxt "a verb"
msgid "cut"
msgstr "couper"

msgid "empty"
msgstr ""

msgid "{count} cue"
msgid_plural "{count} cues"
msgstr[0] "{count} sous-titre"
msgstr[1] "{count} sous-titres"

#~ msgid "gone"
#~ msgstr "parti"
"""


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_each_catalogue_is_read_as_babel_reads_it(path: Path) -> None:
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(path.read_bytes()), locale=path.parts[-3].replace("-", "_")))
    babels = gettext.GNUTranslations(BytesIO(compiled.getvalue()))
    ours = Catalogue(BytesIO(path.read_bytes()))
    theirs = {key: text for key, text in vars(babels)["_catalog"].items() if key}
    assert vars(ours)["_catalog"] == theirs
    assert theirs
    assert [ours.plural(count) for count in range(30)] == [babels.plural(count) for count in range(30)]  # type: ignore[attr-defined]


def test_what_is_fuzzy_empty_or_gone_stays_english_and_a_context_is_its_own() -> None:
    spoken = Catalogue(BytesIO(ODD.replace(b"\n", b"\r\n")))
    assert spoken.gettext('say "yes"\tor\\n') == 'dire "oui"'
    assert [spoken.gettext(text) for text in ("unsure", "empty", "gone", "cut", "in it")] == [
        "unsure", "empty", "gone", "cut", "in it",
    ]  # fmt: skip
    assert spoken.pgettext("a verb", "cut") == "couper"
    assert spoken.ngettext("{count} cue", "{count} cues", 1) == "{count} sous-titre"
    assert spoken.ngettext("{count} cue", "{count} cues", 2) == "{count} sous-titres"


def test_a_text_that_a_plural_holds_too_is_said_alone_by_any_python(monkeypatch: pytest.MonkeyPatch) -> None:
    # Python 3.11.2, which Debian 12 has, does not look among the plurals; 3.11.7 does.
    monkeypatch.setattr(gettext.GNUTranslations, "gettext", lambda _, message: message)
    spoken = Catalogue(BytesIO(ODD))
    assert spoken.gettext("{count} cue") == "{count} sous-titre"
