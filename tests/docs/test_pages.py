"""The written pages: links lead somewhere, examples are right, images have words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.check import profile

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """What a heading is called in an address, as code hosts make it."""
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")
        for heading in HEADING.findall(FENCED.sub("", text))
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings_and_images_have_words(page: Path) -> None:
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    for image, words, target in LINK.findall(text):
        assert words, f"{target} has no words"
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        file = page if not name else (page.parent / name).resolve()
        assert file.is_file(), f"{page.name}: {target}"
        if anchor and not image:
            assert anchor in anchors(file.read_text(encoding="utf-8")), f"{page.name}: {target}"


def test_the_example_of_a_profile_is_a_profile(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "our-house.toml").write_text(example, encoding="utf-8")
    read = profile.load("our-house", [tmp_path])
    assert read.limits.max_chars_per_line == 15
    assert read.extends[0] == "festival-ko"
