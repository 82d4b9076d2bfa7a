"""A film that brings templates of its own, and a locale that kit has no words for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LEGAL = """<p>{# Translators: stands above the rights. #}{{ _("Shown by arrangement") }}</p>
<p>{% trans count=book.credits|length %}One line of credits{% pluralize %}{{ count }} lines of credits{% endtrans %}</p>
<p>{% trans title=book.film_title %}
  All rights in {{ title }}
  are reserved.
{% endtrans %}</p>
<p>{{ _("Synopses") }}</p>
"""


@pytest.fixture
def own(film: Path) -> Path:
    """The small film with its own section on rights: three labels of its own, one of kit's."""
    folder = film / "templates/booklet/sections"
    folder.mkdir(parents=True)
    (folder / "legal.html").write_text(LEGAL, "utf-8")
    for locale in ("ko", "fr-CA"):
        path = film / f"locales/{locale}/film.toml"
        text = path.read_text("utf-8")
        path.write_text(text if "legal =" in text else f'legal = "Rights."\n{text}', "utf-8")
    (film / "media/winter-sea.mp4").unlink(missing_ok=True)
    return film


@pytest.fixture
def japanese(film: Path) -> Path:
    """The small film with a Japanese locale that has its texts, and no labels yet."""
    settings = (film / "kit.toml").read_text("utf-8")
    (film / "kit.toml").write_text(settings + '\n[locales.ja]\nprofile = "netflix-en"\n', "utf-8")
    shutil.copytree(film / "locales/fr-CA", film / "locales/ja")
    (film / "media/winter-sea.mp4").unlink(missing_ok=True)
    return film
