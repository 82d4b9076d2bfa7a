"""Claims of docs/decisions.md about what other people's code does."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLANTED = "raise SystemExit('the planted test.py ran')\n"
LOOK = """
import sys
import ffmpeg
graph = ffmpeg.input("in.mp4").output("out.mp4")
assert graph.get_args()
print("future.standard_library" in sys.modules, "test" in sys.modules)
"""


def test_building_arguments_with_ffmpeg_python_never_reads_a_planted_test_module(tmp_path: Path) -> None:
    (tmp_path / "test.py").write_text(PLANTED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "False False\n", "")


def test_the_planted_module_would_have_been_noticed(tmp_path: Path) -> None:
    (tmp_path / "test.py").write_text(PLANTED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import test"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "the planted test.py ran" in done.stderr


def test_nothing_that_users_get_is_under_the_gpl_alone(request: pytest.FixtureRequest) -> None:
    lock = (request.config.rootpath / "requirements.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)
    told = {}
    for name in names:
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:  # for another system
            continue
        classifiers = [row for row in about.get_all("Classifier") or [] if row.startswith("License ::")]
        told[name] = " ".join([about.get("License-Expression") or "", *classifiers])
    assert len(told) > len(names) / 2
    strict = {name for name, words in told.items() if re.search(r"\bA?GPL|Affero|General Public", words)}
    assert {name for name in strict if "MPL" not in told[name] and "Mozilla" not in told[name]} == set()
