"""A handout is one page: what goes from it where there is no room for everything, the same in every language."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kit.booklet import marks
from kit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kit.project.texts import FilmTexts

#: What goes, in this order: of the picture first its height. The title, the content notes and the help lines stay: they
#: are what a handout is for.
PARTS = ("height", "picture", "contacts", "synopsis", "access")

#: The pages that a handout needs, by the digest of its HTML.
_PAGES: dict[str, int] = {}


def left_out(locales: Sequence[str], pages: Callable[[str, tuple[str, ...]], int]) -> tuple[str, ...]:
    """The fewest parts, in their order, without which the handouts of all ``locales`` are one page each.

    All of them if that is still too much for one. ``pages`` counts those of a language without some parts.
    """
    waiting = list(locales)
    for count in range(len(PARTS)):
        waiting = [locale for locale in waiting if pages(locale, PARTS[:count]) > 1]
        if not waiting:
            return PARTS[:count]
    return PARTS


def pages(html: str, count: Callable[[], int]) -> int:
    """The pages of a handout, counted once for each HTML: the other languages' handouts ask for them too."""
    key = hashlib.sha256(html.encode()).hexdigest()
    if key not in _PAGES:
        _PAGES[key] = count()
    return _PAGES[key]


def told(parts: Sequence[str]) -> str:
    """What is said of the parts that a handout lacks, as it is said behind the name of its file and a colon."""
    match parts[-1]:
        case "height":
            return "for want of room, the picture is lower in every language’s handout"
        case "picture":
            return "for want of room, no language’s handout has the picture; the kit’s cover has it"
        case "contacts":
            return "for want of room, no language’s handout has picture or contact; the kit has both"
        case "synopsis":
            return (
                "for want of room, no language’s handout has picture or contact, and the logline stands for the "
                "synopsis; the kit has all"
            )
        case _:
            return (
                "for want of room, no language’s handout has picture, contact or access note, and the logline stands "
                "for the synopsis; the kit has all"
            )


def refuse(locale: str, pages: int, texts: FilmTexts) -> None:
    """Raises UsageError if a handout is longer than a page even without all that may go; names its longest part."""
    if pages > 1:
        lengths = {
            "title": len(marks.plain(texts.title)),
            "logline": len(marks.plain(texts.logline)),
            "content_notes": sum(len(marks.plain(note.subject)) for note in texts.content_notes.values()),
            "help_lines": sum(len(line.hours) for line in texts.help_lines.values()),
            "demonstration_note": len(marks.plain(texts.demonstration_note)),
        }
        longest = max(lengths, key=lambda part: lengths[part])
        raise UsageError(
            f"The handout in {locale} would need {pages} pages, even without picture, contact, synopsis and access "
            "note; a handout is one.",
            hint=f"Shorten “{longest}” in locales/{locale}/film.toml: {lengths[longest]} characters, more than any "
            "other part that must stay.",
            slug="handout-too-long",
        )
