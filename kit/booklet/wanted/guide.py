"""What a moderator goes by, what an audience talks about, and who helps afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import people
from kit.booklet.wanted.piece import FILM, GUIDE, KIT, Gap, Need, Piece, Section, View, unless_given

if TYPE_CHECKING:
    from collections.abc import Iterator


def _minutes(view: View) -> Iterator[Gap]:
    for number, step in enumerate(view.guide.run_of_show, start=1):
        if step.minutes <= 0:
            yield Gap(f"step {number} of the run of show has no minutes")


def _pronunciation(view: View) -> Iterator[Gap]:
    """The moderator says the guests' names; without a guest, the director's."""
    guests = tuple(person for person in view.settings.people if person.at_discussion)
    for person in guests or people.directors(view.project):
        text = view.film.people.get(person.id)
        if text is None or not text.pronunciation.strip():
            yield Gap(f"nothing says how the name {person.name} is said", person.id)


def _handling(view: View) -> Iterator[Gap]:
    for number, question in enumerate(view.guide.hard_questions, start=1):
        if not question.answer_with.strip():
            yield Gap(f"hard question {number} has no suggested answer")


def _goals(view: View) -> Iterator[Gap]:
    for number, topic in enumerate(view.guide.discussion, start=1):
        if not topic.goal.strip():
            yield Gap(f"question {number} for the audience has no goal")


def _lengths(view: View) -> Iterator[Gap]:
    for number, topic in enumerate(view.guide.discussion, start=1):
        if topic.minutes <= 0:
            yield Gap(f"question {number} for the audience has no minutes")


def _addresses(view: View) -> Iterator[Gap]:
    for line in view.settings.help_lines:
        if not (line.phone or line.web):
            yield Gap(f"the help line “{line.name}” has neither a telephone nor a web address")


def _hours(view: View) -> Iterator[Gap]:
    for line in view.settings.help_lines:
        if not view.film.help_lines[line.id].hours.strip():
            yield Gap(f"nothing says when the help line “{line.name}” answers", line.id)


def _zones(view: View) -> Iterator[Gap]:
    for line in view.settings.help_lines:
        if not line.zone:
            yield Gap(f"nothing says in which zone the hours of the help line “{line.name}” are")


def _languages(view: View) -> Iterator[Gap]:
    for line in view.settings.help_lines:
        if not line.languages:
            yield Gap(f"nothing says which languages the help line “{line.name}” speaks")


def _old(view: View) -> Iterator[Gap]:
    booklet = view.settings.booklet
    for line in view.settings.help_lines:
        age = (booklet.date - line.checked).days
        if age > booklet.recheck_days:
            yield Gap(f"the help line “{line.name}” was last checked {age} days before this version; ring it again")


PIECES = (
    Piece("guide.run-of-show", Section.GUIDE, Need.REQUIRED, "run of show", f"{GUIDE} run_of_show",
          unless_given("the discussion has no run of show", lambda view: view.guide.run_of_show)),
    Piece("guide.minutes", Section.GUIDE, Need.REQUIRED, "minutes of each step", f"{GUIDE} [[run_of_show]] minutes",
          _minutes),
    Piece("guide.questions", Section.GUIDE, Need.REQUIRED, "moderator’s script: questions to begin with",
          f"{GUIDE} questions",
          unless_given("there is no question to begin with", lambda view: view.guide.questions)),
    Piece("guide.pronunciation", Section.GUIDE, Need.REQUIRED, "how the guests’ names are said (or the director’s)",
          f"{FILM} [people.<id>] pronunciation", _pronunciation),
    Piece("guide.interpreter", Section.GUIDE, Need.REQUIRED, "what the interpreter needs",
          f"{GUIDE} [needs] interpreter",
          unless_given("nothing says what the interpreter needs", lambda view: view.guide.needs.interpreter.strip())),
    Piece("guide.captioner", Section.GUIDE, Need.REQUIRED, "what the captioner needs", f"{GUIDE} [needs] captioner",
          unless_given("nothing says what the captioner needs", lambda view: view.guide.needs.captioner.strip())),
    Piece("guide.sign-language", Section.GUIDE, Need.REQUIRED, "what sign language needs",
          f"{GUIDE} [needs] sign_language",
          unless_given("nothing says what the sign-language interpreter needs",
                       lambda view: view.guide.needs.sign_language.strip())),
    Piece("guide.microphone", Section.GUIDE, Need.REQUIRED, "how microphones go round", f"{GUIDE} microphone",
          unless_given("nothing says how microphones go round", lambda view: view.guide.microphone.strip())),
    Piece("guide.opening", Section.GUIDE, Need.REQUIRED, "opening words, with care for trauma", f"{GUIDE} opening",
          unless_given("the moderator has no opening words", lambda view: view.guide.opening.strip())),
    Piece("guide.closing", Section.GUIDE, Need.REQUIRED, "closing words, with care for trauma", f"{GUIDE} closing",
          unless_given("the moderator has no closing words", lambda view: view.guide.closing.strip())),
    Piece("guide.hard-questions", Section.GUIDE, Need.REQUIRED, "hard questions", f"{GUIDE} hard_questions",
          unless_given("no hard question is prepared", lambda view: view.guide.hard_questions)),
    Piece("guide.handling", Section.GUIDE, Need.REQUIRED, "how to handle each of them",
          f"{GUIDE} [[hard_questions]] answer_with", _handling),
    Piece("guide.do-not-ask", Section.GUIDE, Need.REQUIRED, "what nobody should ask", f"{GUIDE} do_not_ask",
          unless_given("nothing says what not to ask", lambda view: view.guide.do_not_ask)),
    Piece("guide.stop-signal", Section.GUIDE, Need.REQUIRED, "stop signal", f"{GUIDE} stop_signal",
          unless_given("the moderator has no stop signal", lambda view: view.guide.stop_signal.strip())),
    Piece("guide.before", Section.GUIDE, Need.ACCESS, "what is agreed before the discussion", f"{GUIDE} before",
          unless_given("nothing is agreed before the discussion", lambda view: view.guide.before)),
    Piece("audience.questions", Section.AUDIENCE, Need.OPTIONAL, "questions for an audience or a class",
          f"{GUIDE} [[discussion]]",
          unless_given("there are no questions for an audience or a class", lambda view: view.guide.discussion)),
    Piece("audience.goals", Section.AUDIENCE, Need.OPTIONAL, "goal of each", f"{GUIDE} [[discussion]] goal", _goals),
    Piece("audience.minutes", Section.AUDIENCE, Need.OPTIONAL, "minutes of each", f"{GUIDE} [[discussion]] minutes",
          _lengths),
    Piece("help.lines", Section.HELP, Need.ACCESS, "help lines", f"{KIT} [[help_lines]]",
          unless_given("no help line: nobody to turn to after the film", lambda view: view.settings.help_lines)),
    Piece("help.address", Section.HELP, Need.ACCESS, "telephone or web address of each",
          f"{KIT} [[help_lines]] phone, web",
          _addresses),
    Piece("help.hours", Section.HELP, Need.ACCESS, "hours", f"{FILM} [help_lines.<id>] hours",
          _hours),
    Piece("help.zone", Section.HELP, Need.ACCESS, "zone of the hours", f"{KIT} [[help_lines]] zone",
          _zones),
    Piece("help.languages", Section.HELP, Need.ACCESS, "languages", f"{KIT} [[help_lines]] languages",
          _languages),
    Piece("help.checked", Section.HELP, Need.REQUIRED, "a check that is not too old",
          f"{KIT} [[help_lines]] checked", _old, flaw=True),
)  # fmt: skip
