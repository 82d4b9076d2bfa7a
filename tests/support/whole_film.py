"""The sample film with all that a kit may hold, made in memory: the sample itself has reasons for what it lacks."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from msgspec import structs

from kit.project import dossier, model
from kit.project.project import Project, TrackFile
from kit.project.texts import StillText
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = ("00:00:30:00-00:00:38:11",)


def whole(sample: Project) -> Project:
    """Nothing is absent from it, in any language."""
    old = sample.settings
    filled = changed(
        sample,
        absent=(),
        ratings=(dossier.Rating(country="KR", value="15", body="Example Board"),),
        archive=(dossier.ArchiveItem(title="Harbour news", holder="Example Archive", year=1987),),
        music=(dossier.MusicItem(title="Low Tide", composer="Example Composer"),),
        press=(dossier.Press(id="daily", source="Example Daily", language="en", date="2013-06"),),
        social=(dossier.Social(network="Mastodon", handle="@example", web="https://social.example.org/@example"),),
        content_notes=tuple(structs.replace(note, at=TIMES) for note in old.content_notes),
        people=tuple(
            structs.replace(person, portrait="portrait") if person.id == "ann-shin" else person for person in old.people
        ),
        stills=(*old.stills, model.Still(id="portrait", file=old.stills[1].file)),
        screenings=tuple(structs.replace(showing, access=("quiet-room",)) for showing in old.screenings),
        access=(*old.access, *_accesses(sample)),
    )
    still = StillText(alt="A lamp in an empty room.", caption="A lamp.", credit="Example Photographer")
    filled = worded(filled, lambda film: {"stills": {**film.stills, "portrait": still}, "press": {"daily": "Clear."}})
    filled = worded(filled, lambda film: {"statement": structs.replace(film.statement, editors_note=False)})
    tracks = [TrackFile(sample.root / "subtitles" / f"{tag}.srt", tag, Kind.SDH) for tag in ("ko", "fr-CA")]
    return dataclasses.replace(filled, tracks=(*sample.tracks, *tracks))


def _accesses(sample: Project) -> list[dossier.Access]:
    return [
        dossier.Access(kind=kind, language=tag, delivery="app")
        for tag in sample.settings.locales
        for kind in ("captions", "audio-description")
    ]


def changed(project: Project, **changes: Any) -> Project:
    """The film with other tables in kit.toml."""
    return dataclasses.replace(project, settings=structs.replace(project.settings, **changes))


def in_table(project: Project, table: str, **changes: Any) -> Project:
    """The film with other values in one table of kit.toml, or in each row of it."""
    old = getattr(project.settings, table)
    rows = tuple(structs.replace(row, **changes) for row in old) if isinstance(old, tuple) else None
    return changed(project, **{table: structs.replace(old, **changes) if rows is None else rows})


def worded(project: Project, changes: Callable[[Any], dict[str, Any]], part: str = "film") -> Project:
    """The film with other words in every language."""
    texts = {
        tag: structs.replace(words, **{part: structs.replace(getattr(words, part), **changes(getattr(words, part)))})
        for tag, words in ((tag, project.texts[tag]) for tag in project.texts)
    }
    return dataclasses.replace(project, texts=texts)


def long_ago(project: Project) -> dt.date:
    """A day on which a help line was checked too long ago."""
    return project.settings.booklet.date - dt.timedelta(days=project.settings.booklet.recheck_days + 1)
