"""The screening page offers what it says: a link leads to the file that it names, a sum is that file's, a player plays.

Who copies a sum from the page, or clicks on a name, relies on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kit.package.faults import Fault
from kit.package.manifest import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from kit.package.manifest import Manifest

_SUM = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_PLAYED = frozenset({"screener", "film"})


def prove(root: ET.Element, manifest: Manifest) -> Iterator[Fault]:
    """What of the page misleads."""
    sums = {one.path: one.sha256 for one in manifest.files}
    for link in root.iter("a"):
        named, leads = _text(link), unquote(link.get("href") or "")
        if named in sums and leads != named:
            yield Fault(PAGE, f"Its link “{named}” leads to {leads[:120]}.", "strange-link")
    for row in root.iter("tr"):
        own = {sums.get(unquote(link.get("href") or "")) for link in row.iter("a")}
        yield from _strange_sums(_text(row), own)
    yield from _strange_sums(_text(root), set(sums.values()))
    videos = {one.path for one in manifest.files if one.kind in _PLAYED}
    for player in root.iter("video"):
        addresses = {unquote(one.get("src") or "") for one in (player, *player.iter("source"))} - {""}
        if not addresses or addresses - videos:
            yield Fault(PAGE, "A player in it plays no video of the package.", "strange-link")


def _text(element: ET.Element) -> str:
    return "".join(element.itertext()).strip()


def _strange_sums(text: str, known: set[str] | set[str | None]) -> Iterator[Fault]:
    for found in _SUM.findall(text):
        if known and found not in known:
            yield Fault(PAGE, f"It shows the sum {found[:12]}…, which is not that of the file.", "sums")
            return
