"""A new film's folder holds the film alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.project.start import Name, start

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_film_has_none_of_kits_own_catalogues(tmp_path: Path) -> None:
    written = start(tmp_path / "film", Name()).written
    assert "locales/en/film.toml" in written
    assert not [name for name in written if name.endswith((".pot", ".po"))]
