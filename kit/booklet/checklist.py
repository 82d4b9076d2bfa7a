"""What a programmer, a moderator or a blind reader would look for in a booklet in vain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.booklet.wanted import back, front, guide, people
from kit.booklet.wanted.piece import Need, Section, View
from kit.project.plain import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kit.project.dossier import Absent
    from kit.project.project import Project

#: Everything that a kit may hold, section by section.
PIECES = tuple(
    sorted(
        (*front.PIECES, *people.PIECES, *guide.PIECES, *back.PIECES),
        key=lambda piece: list(Section).index(piece.section),
    )
)
_BY_ID = {piece.id: piece for piece in PIECES}


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is not there, by the id of its piece (empty if it is of none), and where to write it."""

    need: Need
    section: Section
    piece: str
    what: str
    where: str


def lacking(project: Project, locale: str) -> Iterator[Lacking]:
    """What one language's booklet lacks, the required first. Raises UsageError if its texts cannot be read."""
    excused = {row.piece for row in reasons(project, locale)}
    found = [
        Lacking(piece.need, piece.section, piece.id, gap.what, piece.place(gap, locale))
        for piece in PIECES
        if piece.flaw or piece.id not in excused
        for gap in piece.gaps(View(project, locale))
    ]
    found += _idle(project, locale)
    order = list(Need)
    yield from sorted(found, key=lambda item: order.index(item.need))


def reasons(project: Project, locale: str) -> tuple[Absent, ...]:
    """The rows of [[absent]] that hold in a language: why a piece is not in its kit."""
    return tuple(row for row in project.settings.absent if row.locale in {"", locale})


def section(row: Absent) -> Section:
    """Where the piece of a reason belongs."""
    return _BY_ID[row.piece].section if row.piece in _BY_ID else Section.LANGUAGES


def _idle(project: Project, locale: str) -> Iterator[Lacking]:
    """Reasons for what is no piece, what no reason makes up for, and what is there after all."""
    for row in reasons(project, locale):
        piece = _BY_ID.get(row.piece)
        if piece is None:
            meant = nearest(row.piece, _BY_ID)
            meaning = f"; did you mean “{meant}”?" if meant else ""
            what = f"the reason is for “{row.piece}”, which is no piece of a kit{meaning}"
        elif piece.flaw:
            what = f"no reason makes up for “{row.piece}”: it is something to put right"
        elif not _is_absent(project, row):
            what = f"a reason says why “{row.piece}” is not in the kit, and it is there"
        else:
            continue
        yield Lacking(Need.REQUIRED, section(row), row.piece, what, "kit.toml [[absent]]")


def _is_absent(project: Project, row: Absent) -> bool:
    """Whether some language to which a reason applies lacks its piece."""
    locales = (row.locale,) if row.locale else project.texts
    return any(any(_BY_ID[row.piece].gaps(View(project, locale))) for locale in locales)
