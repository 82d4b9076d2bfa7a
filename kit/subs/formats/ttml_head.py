"""What a TTML document says before its body: how it counts, who speaks, and when its regions are active."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kit.subs import faults
from kit.subs.formats.ttml_active import TIMED, active
from kit.subs.formats.ttml_time import Clock, clock_of
from kit.words import Word

if TYPE_CHECKING:
    from kit.subs.formats.xml_nodes import Node
    from kit.subs.track import Fault

_ROOT = '<tt xmlns="http://www.w3.org/ns/ttml">'
_TAG_LENGTH = 65536
ANIMATION, _REGION = Word("animation"), Word("the times of a region")


@dataclass(slots=True)
class Head:
    """Speakers by their id, and from when to when (ticks; None without end) regions with times of their own are."""

    agents: dict[str, str] = field(default_factory=dict)
    windows: dict[str, tuple[int, int | None]] = field(default_factory=dict)

    def read(self, head: Node, clock: Clock, found: list[Fault]) -> None:
        """Read ``<head>`` but for its styles; what kit does not keep of it goes to the faults found."""
        for node in head.walk():
            if node.name == "ttm:agent" and "xml:id" in node.attributes:
                self.agents[node.attributes["xml:id"]] = node.words
            elif node.name == "tt:region" and any(name in node.attributes for name in TIMED):
                found.append(faults.fault(faults.NOT_KEPT, node.row, what=_REGION, found=label(node), text="", cue=0))
                time = active(node, None, clock)
                self.windows[node.attributes.get("xml:id", "")] = (time.begin, time.end)
            elif node.name in {"tt:set", "tt:animate"}:
                found.append(faults.fault(faults.NOT_KEPT, node.row, what=ANIMATION, found=label(node), text="", cue=0))


def root(node: Node, text: str, found: list[Fault]) -> Clock:
    """How the document counts; a root that is not TTML's, or a parameter that is none, goes to the faults found."""
    if node.name != "tt:tt":
        name = f"<{node.name.rpartition(':')[2].rpartition(' ')[2]}>"
        found.append(faults.fault(faults.BAD_HEADER, node.row, found=name, expected=_ROOT))
    elif "xmlns" not in text[node.offset : node.offset + _TAG_LENGTH].partition(">")[0]:
        found.append(faults.fault(faults.BAD_HEADER, node.row, found="<tt>", expected=_ROOT))
    clock, bad = clock_of(node.attributes)
    found += [faults.fault(faults.BAD_SETTING, node.row, found=f"ttp:{faults.found(value)}", cue=0) for value in bad]
    return clock


def label(node: Node) -> str:
    """An element as people can find it: ``<region xml:id=r1>``."""
    name = node.attributes.get("xml:id", "")
    return f"<{node.name.rpartition(':')[2]}{f' xml:id={name}' if name else ''}>"
