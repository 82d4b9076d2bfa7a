"""Fills the pages of a package: the film's own templates before kit's, kept to what they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kit import resources
from kit.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kit.words import Words


def fill(name: str, root: Path, words: Words, **values: object) -> str:
    """``templates/package/<name>`` with its values. Raises UsageError if the film's own template is broken."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader((root / "templates", resources.templates())),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.get_template(f"package/{name}").render(say=words.say, say_many=words.say_many, **values)
    except (TemplateError, SecurityError, TypeError, ValueError) as error:
        raise UsageError(
            f"The template package/{name} cannot be filled: {error}",
            hint="Correct your own copy of it in templates/, or remove it to use kit’s.",
            slug="broken-template",
        ) from error


def sources(root: Path) -> list[Path]:
    """The templates in use and those that they cover."""
    return sorted(path for home in (resources.templates(), root / "templates") for path in (home / "package").glob("*"))
