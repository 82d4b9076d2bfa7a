"""The film's words, read locale by locale when they are first asked for, and held against kit.toml's ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kit.errors import KitError, Place, UsageError, each
from kit.project import toml
from kit.project.plain import nearest
from kit.project.problems import refuse
from kit.project.texts import FilmTexts, GuideTexts, Texts

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.model import Settings
    from kit.project.problems import Problems

#: The two files of a locale's folder.
FILES = ("film.toml", "guide.toml")
#: Lists of kit.toml of which each item has words in each language.
WORDED = ("awards", "screenings", "contacts", "stills", "content_notes", "help_lines", "timeline", "funders", "press")


class LocaleTexts(Mapping[str, Texts]):
    """Words by locale; iterating gives the locales of kit.toml that have a folder with words, in its order.

    Asking for a locale reads its files: UsageError or ManyProblemsError says all that is missing or wrong in them, so
    that a slip in one language's words stops only what needs these words.
    """

    def __init__(self, root: Path, settings: Settings) -> None:
        self._root = root
        self._settings = settings
        self._read: dict[str, Texts] = {}

    def __getitem__(self, locale: str) -> Texts:
        if locale not in self._settings.locales:
            raise KeyError(locale)
        if locale not in self._read:
            self._read[locale] = self._texts(locale)
        return self._read[locale]

    def __contains__(self, locale: object) -> bool:
        return locale in self._settings.locales and (self._root / "locales" / str(locale) / FILES[0]).is_file()

    def __iter__(self) -> Iterator[str]:
        return (locale for locale in self._settings.locales if locale in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _texts(self, locale: str) -> Texts:
        folder = self._root / "locales" / locale
        wrong: list[KitError] = []
        film = self._film(folder, locale, wrong)
        guide = _guide(folder, locale, wrong)
        refuse(wrong)
        if film is None or guide is None:
            raise KeyError(locale)
        return Texts(film=film, guide=guide)

    def _film(self, folder: Path, locale: str, wrong: list[KitError]) -> FilmTexts | None:
        path = folder / FILES[0]
        if not path.is_file():
            wrong.append(_missing(path, locale))
            return None
        try:
            film, problems = toml.read(path, FilmTexts)
        except KitError as error:
            wrong.extend(each(error))
            return None
        _hold_against(self._settings, film, locale, problems)
        wrong.extend(problems.found)
        return film


def _guide(folder: Path, locale: str, wrong: list[KitError]) -> GuideTexts | None:
    path = folder / FILES[1]
    if not path.is_file():
        wrong.append(_missing(path, locale))
        return None
    try:
        return toml.read(path, GuideTexts)[0]
    except KitError as error:
        wrong.extend(each(error))
        return None


def _missing(path: Path, locale: str) -> UsageError:
    return UsageError(
        f"The locale {locale} has no words: locales/{locale}/{path.name} is missing.",
        hint=f"Copy {path.name} from another locale's folder and translate it, or delete [locales.{locale}].",
        slug="missing-words",
        place=Place(path),
    )


def _hold_against(settings: Settings, film: FilmTexts, locale: str, problems: Problems) -> None:
    """Note ids of kit.toml without words, and words whose id kit.toml does not have."""
    for name in WORDED:
        ids = [item.id for item in getattr(settings, name)]
        words = getattr(film, name)
        for identifier in ids:
            if identifier not in words:
                problems.add(
                    f"“{identifier}” of [[{name}]] in kit.toml has no words in {locale}.",
                    hint=f"Add [{name}.{identifier}] to locales/{locale}/film.toml.",
                    slug="no-words",
                )
        _orphans(name, words, ids, problems)
    people = [person.id for person in settings.people]
    _orphans("names", film.names, people, problems)
    _orphans("people", film.people, people, problems)
    _orphans("glossary", film.glossary, [term.id for term in settings.glossary], problems)
    _orphans("credit_notes", film.credit_notes, [credit.function for credit in settings.credits], problems)


def _orphans(name: str, words: Mapping[str, object], ids: list[str], problems: Problems) -> None:
    for identifier in words:
        if identifier not in ids:
            meant = nearest(identifier, ids)
            problems.add(
                f"[{name}] has words for “{identifier}”, which kit.toml does not have.",
                hint=f"Did you mean “{meant}”?" if meant else "Add it to kit.toml, or delete these words.",
                slug="words-without-id",
                way=(name, identifier),
            )
