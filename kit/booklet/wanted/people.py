"""The director, the people in the film, and what an audience is warned of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import measured, people
from kit.booklet.wanted.piece import FILM, KIT, Gap, Need, Piece, Section, View, unless_given, unless_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kit.project.model import Person


def _unknown(view: View) -> Iterator[Gap]:
    """Of a director who stands in the credits alone there can be no biography and no portrait."""
    known = {key for person in view.settings.people for key in (person.id, person.name)}
    for name in people.credited(view.project, "director"):
        if name not in known:
            yield Gap(f"{name} directs, and is not among the people of the kit")


def _biography(view: View) -> Iterator[Gap]:
    for person in people.directors(view.project):
        text = view.film.people.get(person.id)
        if text is None or not text.biography.strip():
            yield Gap(f"there is no biography of {person.name}", person.id)


def _filmography(view: View) -> Iterator[Gap]:
    for person in people.directors(view.project):
        text = view.film.people.get(person.id)
        if text is None or not text.filmography:
            yield Gap(f"no film of {person.name} is named", person.id)


def _portrait(view: View) -> Iterator[Gap]:
    for person in people.directors(view.project):
        if not person.portrait:
            yield Gap(f"there is no portrait of {person.name}")


def _asked(view: View) -> tuple[Person, ...]:
    """Those to whom a question may be put: whoever is in the film or on the stage."""
    return tuple(person for person in view.settings.people if person.participant or person.at_discussion)


def _may_ask(view: View) -> Iterator[Gap]:
    for person in _asked(view):
        text = view.film.people.get(person.id)
        if not person.protected and (text is None or not text.may_ask):
            yield Gap(f"nothing says what {person.name} may be asked", person.id)


def _must_not(view: View) -> Iterator[Gap]:
    for person in _asked(view):
        text = view.film.people.get(person.id)
        if text is None or not text.must_not:
            yield Gap(f"nothing says what {person.name} must not be asked", person.id)


def _detail(view: View) -> Iterator[Gap]:
    for note in view.settings.content_notes:
        if not view.film.content_notes[note.id].detail.strip():
            yield Gap(f"the note “{note.id}” does not say what of it is in the film", note.id)


def _times(view: View) -> Iterator[Gap]:
    for note in view.settings.content_notes:
        if note.kind == "subject" and not note.at:
            yield Gap(f"the note “{note.id}” does not say where in the film it is")


def _looked_for(kind: str, how: str) -> Callable[[View], bool]:
    """Whether a danger to the body was measured, or somebody wrote of it."""

    def given(view: View) -> bool:
        written = any(note.kind == kind for note in view.settings.content_notes)
        return written or how in view.settings.booklet.measure

    return given


def _measured(view: View) -> Iterator[Gap]:
    yield from (Gap(what) for wrong, what in measured.differences(view.project) if wrong)


def _hints(view: View) -> Iterator[Gap]:
    yield from (Gap(what) for wrong, what in measured.differences(view.project) if not wrong)


PIECES = (
    Piece("makers.statement", Section.MAKERS, Need.REQUIRED, "director’s statement", f"{FILM} [statement] text",
          unless_written("director’s statement", lambda view: view.film.statement.text)),
    Piece("makers.signature", Section.MAKERS, Need.REQUIRED, "who signs the statement", f"{FILM} [statement] by",
          unless_given("nobody signs the director’s statement", lambda view: view.film.statement.by.strip())),
    Piece("makers.own-words", Section.MAKERS, Need.OPTIONAL, "a statement in the director’s own words",
          f"{FILM} [statement]",
          unless_given("an editors’ note stands in for the director’s statement",
                       lambda view: not view.film.statement.editors_note or not view.film.statement.text.strip())),
    Piece("makers.known", Section.MAKERS, Need.REQUIRED, "the director among the people", f"{KIT} [[people]]",
          _unknown),
    Piece("makers.biography", Section.MAKERS, Need.REQUIRED, "director’s biography",
          f"{FILM} [people.<id>] biography", _biography),
    Piece("makers.filmography", Section.MAKERS, Need.REQUIRED, "director’s filmography",
          f"{FILM} [people.<id>] filmography", _filmography),
    Piece("makers.portrait", Section.MAKERS, Need.REQUIRED, "director’s portrait", f"{KIT} [[people]] portrait",
          _portrait),
    Piece("participants.named", Section.PARTICIPANTS, Need.ACCESS, "who is in the film, and who of them is protected",
          f"{KIT} [[people]] participant, protected",
          unless_given("nobody in the film is named, so nothing says who is protected",
                       lambda view: any(person.participant or person.protected for person in view.settings.people))),
    Piece("participants.may-ask", Section.PARTICIPANTS, Need.ACCESS, "what may be asked",
          f"{FILM} [people.<id>] may_ask", _may_ask),
    Piece("participants.must-not", Section.PARTICIPANTS, Need.ACCESS, "what must not be asked",
          f"{FILM} [people.<id>] must_not", _must_not),
    Piece("content.notes", Section.CONTENT, Need.ACCESS, "content notes with their severity",
          f"{KIT} [[content_notes]]",
          unless_given("no content notes: an audience is not warned", lambda view: view.settings.content_notes)),
    Piece("content.detail", Section.CONTENT, Need.ACCESS, "what of it is in the film",
          f"{FILM} [content_notes.<id>] detail", _detail),
    Piece("content.times", Section.CONTENT, Need.ACCESS, "time codes of each note", f"{KIT} [[content_notes]] at",
          _times),
    Piece("content.flashing", Section.CONTENT, Need.ACCESS, "flashing light",
          f"{KIT} [booklet] measure, [[content_notes]] kind",
          unless_given("nobody has looked for flashing light", _looked_for("flashing", "flashing"))),
    Piece("content.loud", Section.CONTENT, Need.ACCESS, "sudden loud sound",
          f"{KIT} [booklet] measure, [[content_notes]] kind",
          unless_given("nobody has listened for sudden loud sounds", _looked_for("loud", "loudness"))),
    Piece("content.measured", Section.CONTENT, Need.REQUIRED, "a note where something was measured",
          f"{KIT} [[content_notes]] at", _measured, flaw=True),
    Piece("content.hints", Section.CONTENT, Need.OPTIONAL, "notes and measures that say the same",
          f"{KIT} [[content_notes]] at", _hints, flaw=True),
)  # fmt: skip
