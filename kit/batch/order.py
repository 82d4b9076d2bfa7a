"""How many processors a result is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.deliverables.maker import What
from kit.tools import image_sequence

if TYPE_CHECKING:
    from kit.deliverables.survey import Deliverable
    from kit.project.project import Project

#: Of a master this large, encoding keeps one processor busy long enough that a second one is worth its start.
_MASTER_A_CORE = 32 << 20


def cores(project: Project, item: Deliverable) -> int:
    """How many processors a result can use: a screener more the larger its master is, a booklet one."""
    if item.what is not What.SCREENER or not project.master.is_file():
        return 1
    return 1 + image_sequence.size(project.master) // _MASTER_A_CORE
