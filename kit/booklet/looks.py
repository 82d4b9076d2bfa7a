"""What is said of a page that a designer would not let through; ``kit.booklet.layout`` sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet.job import Flawed
from kit.errors import FaultyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.booklet.job import Flaw


def said(flaw: Flaw) -> str:
    """A flaw with its page, as it is said behind the name of its file and a colon."""
    page, text = flaw.page, flaw.text
    match flaw.kind:
        case Flawed.HEADING:
            return f"on page {page} the heading “{text}” stands alone at the foot"
        case Flawed.LINE:
            return f"on page {page} a single line of “{text}” stands apart from its paragraph"
        case Flawed.NO_HEADER:
            return f"on page {page} the table “{text}” goes on without its header"
        case Flawed.ROW:
            return f"on page {page} the table’s row “{text}” is cut"
        case Flawed.TABLE:
            return f"on page {page} the short table “{text}” is cut"
        case Flawed.EDGE:
            return f"on page {page} “{text}” runs into the margin"


def refuse(locale: str, flaws: Sequence[Flaw]) -> None:
    """Raises FaultyError for the first flaw, if there is one."""
    if flaws:
        more = f" ({len(flaws)} places in all)" if flaws[1:] else ""
        raise FaultyError(
            f"The booklet in {locale} is not laid out well: {said(flaws[0])}{more}.",
            hint="Shorten or part that text, or correct your own template; without --strict it is printed and told.",
            slug="badly-laid-out",
        )
