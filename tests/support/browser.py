"""A page in a real browser: what axe-core finds there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def violations(text: str, folder: Path, width: int = 1000) -> list[str]:
    """Rules of axe-core (WCAG 2.2 AA and its best practices) that a page breaks, as a browser of that width sees it."""
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text("utf-8")
    run = "axe.run().then(r => {document.title = 'AXE' + JSON.stringify(r.violations.map(v => v.id)) + 'END'})"
    spoken = text.replace("</body>", f"<script>{axe}</script><script>{run}</script></body>")
    path = folder / "page.html"
    path.write_text(spoken, encoding="utf-8")
    assert CHROMIUM
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [CHROMIUM, *options, f"--window-size={width},900", "--virtual-time-budget=20000", "--dump-dom", path.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )
    found = re.search(r"AXE(.*?)END</title>", done.stdout.decode("utf-8"))
    assert found, done.stderr.decode("utf-8", "replace")[-500:]
    told: Any = json.loads(unescape(found[1]))
    return list(told)
