"""docs/ becomes a site, and every page of it is reached."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    argv = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", "docs", str(tmp_path)]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "tutorial.html").read_text(encoding="utf-8")
    assert 'href="reference/settings.html"' in page
    assert (tmp_path / "report.json").read_bytes() == (ROOT / "docs/schema/report.json").read_bytes()
    assert '<html class="no-js" lang="ko"' in (tmp_path / "ko/tutorial.html").read_text(encoding="utf-8")
