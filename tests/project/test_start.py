"""A new film's folder holds the film alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit.project.start import Name, identifier, start

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_film_has_none_of_kits_own_catalogues(tmp_path: Path) -> None:
    written = start(tmp_path / "film", Name()).written
    assert "locales/en/film.toml" in written
    assert not [name for name in written if name.endswith((".pot", ".po"))]


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("L'Été à Séoul", "l-ete-a-seoul"),
        ("겨울 바다", ""),
        ("sea " * 30, "sea-" * 14 + "sea"),
        ("x" * 400, "x" * 60),
    ],
)
def test_an_id_is_what_of_a_title_can_begin_a_file_name(title: str, made: str) -> None:
    assert identifier(title) == made
