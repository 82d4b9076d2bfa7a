"""Words that stand in a template as they are: they would be printed in English in every language."""

from __future__ import annotations

import re
import textwrap
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kit.errors import FaultyError, KitError, Place
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Characters of a text that a message shows.
_SHOWN = 60
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Attributes that are read out.
_SPOKEN = frozenset({"alt", "title", "aria-label"})
#: Elements that hold no words, and those that have no end.
_MUTE = frozenset({"style", "script"})
_VOID = frozenset({"img", "br", "meta", "link", "col", "hr", "input", "wbr", "source"})


def texts(path: Path) -> Iterator[KitError]:
    """A fault for each place; words within ``lang`` or ``translate="no"`` are meant to stand as they are."""
    if path.suffix != ".html":
        return
    reader = _Reader(path)
    reader.feed(_bare(files.read_bytes(path).decode("utf-8", "replace")))
    yield from reader.found


def _bare(source: str) -> str:
    """The template without its expressions and statements, each row still in its place."""
    pattern = re.compile(r"\{#.*?#\}|\{%-?\s*trans\b.*?\{%-?\s*endtrans\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
    return pattern.sub(lambda found: "\n" * found.group().count("\n") or " ", source)


class _Reader(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.found: list[KitError] = []
        self._within: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        meant = "lang" in given or given.get("translate") == "no" or tag in _MUTE
        for name in _SPOKEN & given.keys():
            if not meant:
                self._note(given[name])
        if tag not in _VOID:
            self._within.append((tag, meant and tag != "html"))

    def handle_endtag(self, tag: str) -> None:
        open_tags = [name for name, _ in self._within]
        if tag in open_tags:
            del self._within[len(open_tags) - 1 - open_tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not any(meant for _, meant in self._within):
            self._note(data)

    def _note(self, text: str) -> None:
        if not _WORD.search(text):
            return
        said = textwrap.shorten(text, _SHOWN, placeholder="…")
        self.found.append(
            FaultyError(
                f"“{said}” stands in the template as it is, in every language.",
                hint='Write {{ _("…") }}, or give its element lang="…" or translate="no" if it is meant so.',
                slug="text-outside",
                place=Place(self.path, self.getpos()[0] + text[: len(text) - len(text.lstrip())].count("\n")),
            )
        )
