"""From context to HTML: the templates, the film's own before kit's, and what is said when one is broken."""

from __future__ import annotations

import traceback
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import (
    BytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from kit import resources
from kit.booklet import marks
from kit.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.bccache import Bucket

    from kit.booklet.context import Context
    from kit.words import Words

MAIN = "booklet/booklet.html"
#: Pieces of text that a page may have; one of a hundred printed pages has some ten thousand.
_MOST = 1_000_000


class _Compiled(BytecodeCache):
    """Keeps compiled templates while kit runs, for the next language."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the film's folder, then kit's."""
    return tuple(dict.fromkeys((root / "templates", resources.templates())))


def html(context: Context, words: Words, root: Path, main: str = MAIN) -> str:
    """Fill the templates. Raises UsageError with file and line for a broken template or a field that is not there.

    A film may override templates, and a film may come from anybody: the sandbox keeps them to the context.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders(root)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_COMPILED,
    )
    # A passage to translate may stand on several rows; the catalogues have it in one.
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters.update(
        marks=marks.markup, plain=marks.plain, paragraphs=marks.paragraphs, css=_css, ordered=_ordered
    )
    install = environment.install_gettext_translations  # type: ignore[attr-defined]  # the extension adds it
    install(words.translations, newstyle=True)
    try:
        return _joined(environment.get_template(main).generate(book=context))
    except TemplateNotFound as error:
        raise UsageError(
            f"The template {error.name} is not there.",
            hint="Correct the include in your template, or remove your own copy to use kit’s.",
            slug="no-template",
        ) from error
    except TemplateSyntaxError as error:
        place = Place(Path(error.filename), error.lineno) if error.filename else None
        raise UsageError(
            f"The template is broken: {error.message}",
            hint="Correct that line, or remove your own copy of the template to use kit’s.",
            slug="broken-template",
            place=place,
        ) from error
    except (TemplateError, SecurityError, TypeError, ValueError) as error:
        raise UsageError(
            f"The template cannot be filled: {error}",
            hint="Correct that line; kit/booklet/context.py lists the fields that templates may use.",
            slug="broken-template",
            place=_place(error),
        ) from error


def _joined(pieces: Iterable[str]) -> str:
    """The pieces of a page in one. Raises UsageError where they do not end."""
    kept = list(islice(pieces, _MOST + 1))
    if len(kept) > _MOST:
        raise UsageError(
            "The template makes a page without end.",
            hint="Look for loops within loops in your own templates, or remove them to use kit’s.",
            slug="endless-template",
        )
    return "".join(kept)


def _place(error: Exception) -> Place | None:
    """The innermost template row of a failure: Jinja rewrites its traceback to templates' files and lines."""
    rows = [row for row in traceback.extract_tb(error.__traceback__) if row.filename.endswith((".html", ".css"))]
    return Place(Path(rows[-1].filename), rows[-1].lineno, line=rows[-1].line) if rows else None


def _ordered(sections: Iterable[tuple[str, str]], first: tuple[str, ...]) -> list[tuple[str, str]]:
    """Sections with those named first at the head, in that order."""
    return sorted(sections, key=lambda section: first.index(section[0]) if section[0] in first else len(first))


def _css(text: str) -> Markup:
    """A string as CSS, quoted, so that no name can end the rule that it stands in."""
    escaped = "".join(char if char.isalnum() or char in " -_.:/%~" else f"\\{ord(char):x} " for char in text)
    return Markup(f'"{escaped}"')  # noqa: S704 - everything but letters, digits and harmless signs is escaped
