"""Every label that a film's booklet can print: kit's own, and those of the templates that the film brings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kit import resources
from kit.errors import Place, UsageError
from kit.tools import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Where in kit a label stands that booklets print; screeners and packages have others.
_BOOKLET = ("kit/booklet/", "templates/booklet/")
#: What a template may call, with the places of its texts: see jinja2.ext.i18n.
_KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
ENDINGS = frozenset({".html", ".css"})


@dataclass(frozen=True, slots=True)
class Label:
    """One English text to translate; ``plural`` and ``context`` are empty where there is none.

    ``files`` says where it stands, ``comments`` what its author tells translators. ``own``: it stands in a template of
    the film, where it is filled by ``%(name)s``; kit's own may be filled by ``{name}`` too.
    """

    id: str
    plural: str
    context: str
    files: tuple[str, ...]
    comments: tuple[str, ...]
    own: bool

    @property
    def key(self) -> tuple[str, str]:
        """What a catalogue finds it by."""
        return (self.context, self.id)


@cache
def kits() -> tuple[Label, ...]:
    """The labels of kit's booklets, in the order of its files."""
    import polib  # noqa: PLC0415 - most booklets need no catalogue of their own

    template = polib.pofile(str(resources.locales() / "kit.pot"), encoding="utf-8")
    return tuple(
        Label(
            entry.msgid, entry.msgid_plural, entry.msgctxt or "", places, tuple(entry.comment.splitlines()), own=False
        )
        for entry in template
        if (places := tuple(file for file, _ in entry.occurrences if file.startswith(_BOOKLET)))
    )


def of(root: Path) -> tuple[Label, ...]:
    """All labels of a film's booklets: those of its own templates first. Raises what ``own`` raises."""
    found = own(root)
    there = {label.key for label in found}
    return (*found, *(label for label in kits() if label.key not in there))


def own(root: Path) -> tuple[Label, ...]:
    """The labels of the film's own templates, each once. Raises UsageError for a template that is broken."""
    found: dict[tuple[str, str], Label] = {}
    for path in templates(root):
        name = path.relative_to(root).as_posix()
        for label in _extracted(path, name):
            known = found.get(label.key)
            if known is None:
                found[label.key] = label
            else:
                places = tuple(dict.fromkeys((*known.files, name)))
                comments = tuple(dict.fromkeys((*known.comments, *label.comments)))
                found[label.key] = Label(
                    label.id, known.plural or label.plural, label.context, places, comments, own=True
                )
    return tuple(found.values())


def templates(root: Path) -> tuple[Path, ...]:
    """The booklet templates that a film brings, if its folder is not kit's own checkout."""
    folder = root / "templates" / "booklet"
    if not folder.is_dir() or folder.resolve() == (resources.templates() / "booklet").resolve():
        return ()
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix in ENDINGS and path.is_file()))


def _extracted(path: Path, name: str) -> Iterator[Label]:
    from io import BytesIO  # noqa: PLC0415 - see kits()

    from babel.messages.extract import extract  # noqa: PLC0415
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415

    options = {"trimmed": "true", "silent": "false", "encoding": "utf-8"}
    data = BytesIO(files.read_bytes(path))
    try:
        for row in extract("jinja2", data, _KEYWORDS, comment_tags=("Translators:",), options=options):
            _, message, comments, context = row
            one, plural = (message, "") if isinstance(message, str) else (message[0], message[1])
            yield Label(one, plural, context or "", (name,), tuple(comments), own=True)
    except TemplateSyntaxError as error:
        raise UsageError(
            f"The template is broken: {error.message}",
            hint="Correct that line, or remove your own copy of the template to use kit’s.",
            slug="broken-template",
            place=Place(path, error.lineno),
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"The template {name} is not written in UTF-8.",
            hint="Save it as UTF-8 and try again.",
            slug="broken-template",
            place=Place(path),
        ) from error
