"""Personal copies: one film, one language, one mark for each recipient, shown for a tenth of the time.

What lies between the marks is the same in every copy, so its segments are encoded once and taken from the store.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from kit.errors import KitError
from kit.screener import build, glyphs, marking, marks, material, schedule
from kit.screener.segments.together import MOST, Planned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kit.project.project import Project
    from kit.receipt import Fingerprints, Receipt
    from kit.screener.job import Job
    from kit.screener.options import Options
    from kit.screener.recipients import Recipient

#: Raised whenever the same recipient would get another schedule or another look of the mark.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """One recipient's copy of a locale's screener. ``options`` belong to all copies: no mark, no recipient."""

    project: Project
    locale: str
    options: Options
    recipient: Recipient

    @property
    def parts(self) -> tuple[str, ...]:
        """What the mark says, in the locale's words."""
        return marks.parts(self.project, self.locale, replace(self.options, mark=True, recipient=self.recipient.name))

    @property
    def output(self) -> Path:
        """Where it goes: the plain screener's name with the recipient's part in it."""
        plain = build.output(self.project, self.locale, self.options)
        return plain.with_name(plain.name.replace(".screener.", f".for-{self.recipient.part}.screener."))

    def inputs(self, fingerprints: Fingerprints) -> dict[str, str]:
        """A fingerprint of everything that goes into it."""
        return build.inputs(self.project, self.locale, self.options, fingerprints) | {
            "mark": " · ".join(self.parts),
            "recipient": self.recipient.key,
            "schedule": str(SCHEMA),
        }


def common(options: Options) -> Options:
    """The options that all copies share: without a mark of their own."""
    return replace(options, mark=False, recipient="")


def marked(copy: Copy, plain: Job) -> Job:
    """The plain job with this recipient's mark on its schedule.

    Raises FaultyError for a name that no font draws or that is a protected word, UsageError for one that is too long.
    """
    parts = copy.parts
    material.refuse_protected(copy.project, plain.track, parts)
    glyphs.refuse((), parts, plain.house, plain.track.path)
    style, size = plain.style, plain.size
    em = style.mark_size * style.base(*size)
    rows = marks.rows(parts, lambda row: plain.house.width(row) * em, marking.WIDEST * size[0])
    film = copy.project.settings.film.id
    events = [
        event
        for one in schedule.showings(film, copy.recipient.key, plain.media.frames, plain.media.rate)
        for event in marking.at(rows, schedule.PLACED[one.place], (one.first, one.last), size, style, plain.house)
    ]
    script = replace(plain.script, events=(*events, *plain.script.events))
    return replace(plain, mark=rows, script=script, borders=schedule.borders(plain.media.frames, plain.media.rate))


def make(
    copy: Copy,
    plain: Job,
    progress: Callable[[float], None],
    fingerprints: Fingerprints,
    *,
    warn: Callable[[str], None] = lambda _: None,
    jobs: int | None = None,
    following: Iterable[Copy] = (),
) -> Receipt:
    """Burn, verify and record one copy; the old one stays as it was on any failure.

    ``following`` are copies that are made next: what they lack is encoded on the way. Raises KitError.
    """
    made_from = copy.inputs(fingerprints)
    fingerprints.save()
    files = build.origins(copy.project, made_from)
    others = []
    for one in islice(following, MOST - 1):
        with contextlib.suppress(KitError):  # told when it is that copy's turn
            others.append(Planned(marked(one, plain), files))
    return build.make(
        copy.project,
        copy.locale,
        copy.options,
        marked(copy, plain),
        copy.output,
        made_from,
        progress,
        warn=warn,
        jobs=jobs,
        others=others,
        also={"recipient": copy.recipient.name, "locale": copy.locale},
    )
