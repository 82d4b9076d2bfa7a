"""A language that nobody speaks shows what of a booklet no translator can reach."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import msgspec

from kit import resources
from kit.booklet import build, editions, marks, passages, textnodes
from kit.booklet.options import Options
from kit.catalogue import literal

if TYPE_CHECKING:
    from kit.project.project import Project

#: Names that every language writes alike: formats, programs, zones, units.
NAMES = {"SubRip", "srt", "WebVTT", "vtt", "ASS", "ass", "kit", "Jinja", "UTC", "KST", "AEST", "EDT", "MB"}


def test_kits_own_templates_hold_no_words_but_labels() -> None:
    found = [fault for path in (resources.templates() / "booklet").rglob("*.html") for fault in literal.texts(path)]
    assert [(fault.place, fault.message) for fault in found] == []


def test_every_word_that_is_not_the_films_own_is_a_label(project: Project) -> None:
    options = Options(edition=editions.EDITIONS["html"], pseudo=True)
    path = build.output(project, "ko", options)
    assert path.name == "the-defector.ko.pseudo.booklet.html", "a real booklet is never overwritten"
    build.build(project, "ko", options)
    texts = [marks.plain(passage.text) for passage in passages.passages(project, "ko")]
    own = set(re.findall(r"[A-Za-z]+", " ".join(texts) + msgspec.json.encode(project.settings).decode()))
    page = textnodes.set_page(path.read_text("utf-8"))
    said = [text.text for text in page.texts if "[" in text.text]
    bare = " ".join(text.text for text in page.texts if "[" not in text.text and "]" not in text.text)
    assert len(said) > 100, "labels are in brackets"
    checksum = hashlib.sha256(project.master.read_bytes()).hexdigest()
    assert checksum in bare
    assert set(re.findall(r"[A-Za-z]+", bare.replace(checksum, ""))) - own - NAMES == set()
