"""The page for a browser holds pictures of the film's folder, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kit.booklet import web
from kit.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["../secret.png", "link.png", "kit.toml", ".hidden/a.png", "gone.png"])
def test_a_page_takes_in_no_file_that_print_would_not_read(tmp_path: Path, name: str) -> None:
    film = tmp_path / "film"
    (film / ".hidden").mkdir(parents=True)
    for path in (tmp_path / "secret.png", film / ".hidden/a.png"):
        Image.new("RGB", (4, 4)).save(path)
    (film / "kit.toml").write_text("protected")
    (film / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(UsageError) as caught:
        web.page(f'<img src="{film.as_uri()}/{name}" alt="a">', (film,))
    assert caught.value.slug == "address-refused"


def test_a_picture_with_odd_letters_in_its_name_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "겨울 & “바다” 50%.png"
    Image.new("RGB", (4, 4)).save(path)
    assert 'src="data:image/jpeg;base64,' in web.page(f'<img src="{path.as_uri()}" alt="a">', (tmp_path,))
