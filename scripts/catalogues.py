"""Collect the tool's words into locales/*.pot and bring each language's catalogues up to date.

Five catalogues: ``kit`` for booklets and screeners, ``check`` for rules and reports (``check_words.py``), ``tool`` for
errors, hints and notes (``tool_words.py``), ``help`` for the commands' help (``help_words.py``), ``table`` for what
stands in tables (``table_words.py``).
Translations are kept; a word that is gone goes, a new one is left empty (a test refuses it until it is translated).
Run it after changing a template, a rule or a word: ``python scripts/catalogues.py``.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import check_words
import help_words
import table_words
import tool_words
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "locales"
LANGUAGES = ("ko", "fr")
DOMAINS = {
    "kit": "The booklet's words",
    "check": "The checker's words",
    "tool": "The command line's words",
    "help": "The words of help",
    "table": "The words of tables",
}
KEYWORDS = {"mark": None, "say": None, "say_many": (1, 2), "_": None, "gettext": None, "ngettext": (1, 2)}


def template() -> Catalog:
    """All words, in the order of the files."""
    catalogue = Catalog(project="kit", header_comment="# The booklet's words. Written by scripts/catalogues.py.")
    sources = (
        ("kit/booklet", [("**.py", "python")], {}),
        ("kit/screener", [("**.py", "python")], {}),
        ("kit/package", [("**.py", "python")], {}),
        ("templates/package", [("**.html", "jinja2")], {}),
        ("templates/booklet", [("**.html", "jinja2")], {"**.html": {"trimmed": "true", "silent": "false"}}),
    )
    for folder, methods, options in sources:
        found = extract_from_dir(ROOT / folder, methods, options, KEYWORDS, comment_tags=("Translators:",))
        for file, _row, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
            catalogue.add(message, locations=[(f"{folder}/{file}", None)], auto_comments=comments, context=context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """A catalogue as a file, without dates, so that the same words give the same bytes."""
    out = BytesIO()
    write_po(out, catalogue, width=110, omit_header=False, include_lineno=False, ignore_obsolete=True)
    rows = out.getvalue().decode("utf-8").splitlines(keepends=True)
    dropped = ('"POT-Creation-Date', '"PO-Revision-Date', '"Last-Translator', '"Generated-By', '"Language-Team',
               '"Report-Msgid', '"Project-Id')  # fmt: skip
    return "".join(row for row in rows if not row.startswith(dropped)).encode("utf-8")


def updated(language: str, words: Catalog, domain: str = "kit") -> Catalog:
    """One language's catalogue with exactly the words of the template."""
    path = LOCALES / language / "LC_MESSAGES" / f"{domain}.po"
    old = read_po(BytesIO(path.read_bytes()), locale=language) if path.is_file() else Catalog(locale=language)
    new = Catalog(locale=language, header_comment=f"# {DOMAINS[domain]} in {language}.", fuzzy=False)
    for message in words:
        if message.id:
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            known = old.get(key)
            new.add(message.id, string=known.string if known else None, locations=message.locations)
    return new


def main() -> int:
    """Write the templates and each language."""
    LOCALES.mkdir(exist_ok=True)
    collected = {
        "kit": template(),
        "check": check_words.catalogue(),
        "tool": tool_words.catalogue(),
        "help": help_words.catalogue(),
        "table": table_words.catalogue(),
    }
    for domain, words in collected.items():
        words.fuzzy = False
        (LOCALES / f"{domain}.pot").write_bytes(written(words))
        for language in LANGUAGES:
            path = LOCALES / language / "LC_MESSAGES" / f"{domain}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(updated(language, words, domain)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
