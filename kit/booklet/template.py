"""From context to HTML: the templates, the film's own before kit's, and what is said when one is broken."""

from __future__ import annotations

import re
import sys
import traceback
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import (
    BytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from kit import resources
from kit.booklet import marks
from kit.errors import KitError, Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

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


class _Sandbox(ImmutableSandboxedEnvironment):
    """Reckons when a template is filled, not when it is compiled, so that the row of a sum without end can be told."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)


_COMPILED = _Compiled()


def folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for: the film's folder, then kit's."""
    return tuple(dict.fromkeys((root / "templates", resources.templates())))


def html(context: Context, words: Words, root: Path, main: str = MAIN) -> str:
    """Fill the templates. Raises UsageError with file and line for a broken template or a field that is not there.

    A film may override templates, and a film may come from anybody: the sandbox keeps them to the context.
    """
    environment = _environment(root)
    install = environment.install_gettext_translations  # type: ignore[attr-defined]  # the extension adds it
    install(words.translations, newstyle=True)
    try:
        return _joined(environment.get_template(main).generate(book=context), root)
    except MemoryError as error:
        raise endless(_place(error)) from error
    except KitError:
        raise
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
    except UndefinedError as error:
        lacking = (re.findall(r"'(\w+)'", str(error)) or [str(error)])[-1]
        raise UsageError(
            f"The template asks for “{lacking}”, which is not there.",
            hint="Correct that line; kit/booklet/context.py lists the fields that templates may use.",
            slug="broken-template",
            place=_place(error),
        ) from error
    except Exception as error:  # whatever an expression of a template may raise
        raise UsageError(
            f"The template cannot be filled: {error}",
            hint="Correct that line; kit/booklet/context.py lists the fields that templates may use.",
            slug="broken-template",
            place=_place(error),
        ) from error


def _environment(root: Path) -> _Sandbox:
    environment = _Sandbox(
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
    return environment


def endless(place: Place | None) -> UsageError:
    """What is said of a template that takes too much time or memory."""
    return UsageError(
        "The template takes more time or memory than any page needs.",
        hint="Look for loops within loops in your own templates, or remove them to use kit’s.",
        slug="endless-template",
        place=place,
    )


def _joined(pieces: Iterator[str], root: Path) -> str:
    """The pieces of a page in one. Raises UsageError, with the row that writes them, if there are too many."""
    kept = list(islice(pieces, _MOST))
    called: list[tuple[str, int]] = []

    def hear(frame: FrameType, event: str, _: object) -> None:
        if event == "call":  # each generator is, for its next piece: the template's, and last that of the innermost one
            called.append((frame.f_code.co_filename, frame.f_lineno))

    if len(kept) == _MOST:
        sys.setprofile(hear)
        try:
            more = next(pieces, None)
        finally:
            sys.setprofile(None)
        if more is not None:
            raise endless(place_of(root, reversed(called)))
    return "".join(kept)


def _place(error: BaseException) -> Place | None:
    """The innermost template row of a failure: Jinja rewrites its traceback to templates' files and lines."""
    rows = [row for row in traceback.extract_tb(error.__traceback__) if row.filename.endswith((".html", ".css"))]
    return Place(Path(rows[-1].filename), rows[-1].lineno, line=rows[-1].line) if rows else None


def place_of(root: Path, frames: Iterable[tuple[str, int]]) -> Place | None:
    """The innermost template row of a stack: files (``faulthandler`` writes them in ASCII) and compiled rows."""
    environment = _environment(root)
    paths = {folder / name: name for folder in folders(root)[::-1] for name in environment.list_templates()}
    known = {ascii(str(path)): (path, name) for path, name in paths.items()}
    for file, compiled in frames:
        if (written := ascii(file).replace("\\\\", "\\")) in known:
            path, name = known[written]
            row = environment.get_template(name).get_corresponding_lineno(compiled)
            return Place(path, row, line=path.read_text(encoding="utf-8").splitlines()[row - 1])
    return None


def _ordered(sections: Iterable[tuple[str, str]], first: tuple[str, ...]) -> list[tuple[str, str]]:
    """Sections with those named first at the head, in that order."""
    return sorted(sections, key=lambda section: first.index(section[0]) if section[0] in first else len(first))


def _css(text: str) -> Markup:
    """A string as CSS, quoted, so that no name can end the rule that it stands in."""
    escaped = "".join(char if char.isalnum() or char in " -_.:/%~" else f"\\{ord(char):x} " for char in text)
    return Markup(f'"{escaped}"')  # noqa: S704 - everything but letters, digits and harmless signs is escaped
