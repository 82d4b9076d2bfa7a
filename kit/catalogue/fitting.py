"""Whether a translation can stand where its text stands: the same places to fill, the same tags, nothing broken."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.catalogue.labels import Label

#: What is filled in: ``%(name)s`` by templates, ``{name}`` by kit's own code.
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
_PERCENT = re.compile(r"%(?!\(\w+\)s|%)")
_TAG = re.compile(r"</?([a-zA-Z][\w-]{0,20})\b[^<>]*>")


def misfits(label: Label, texts: list[str]) -> Iterator[str]:
    """What is wrong with the translated forms of a label, each said in a sentence."""
    allowed = set(PLACE.findall(label.id + label.plural))
    wanted = set(PLACE.findall(label.id))
    if label.plural:
        wanted &= set(PLACE.findall(label.plural))
    for text in texts:
        there = set(PLACE.findall(text))
        if more := sorted(there - allowed):
            yield f"The translation of “{label.id}” has {more[0]}, which is not filled in there."
        if less := sorted(wanted - there):
            yield f"The translation of “{label.id}” lacks {less[0]}."
        if _by_template(label) and _PERCENT.search(text):
            yield f"The translation of “{label.id}” has a percent sign alone; a template needs it twice: %%."
        if _by_code(label) and not _fills(text):
            yield f"The translation of “{label.id}” has a brace alone; it needs to stand twice."
        if sorted(_TAG.findall(label.id)) != sorted(_TAG.findall(text)):
            yield f"The translation of “{label.id}” has other tags than its text."
        if _edges(label.id) != _edges(text):
            yield f"The translation of “{label.id}” begins or ends with other blanks or line ends than its text."


def _by_template(label: Label) -> bool:
    return any(file.endswith((".html", ".css")) for file in label.files)


def _by_code(label: Label) -> bool:
    return bool(re.search(r"\{\w+\}", label.id))


def _fills(text: str) -> bool:
    try:
        for _ in string.Formatter().parse(text):
            pass
    except ValueError:
        return False
    return True


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
