"""Cover, key facts, logline and synopses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import checks, marks, stills
from kit.booklet.story import LONG, MEDIUM, SHORT, is_latin
from kit.booklet.wanted.piece import FILM, KIT, Gap, Need, Piece, Section, View, unless_given, unless_written
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words of a logline that festivals' catalogues print.
LOGLINE = 35


def _romanised(view: View) -> Iterator[Gap]:
    """Whoever does not read the script of the title says and sorts it by its Latin form."""
    if not (is_latin(view.settings.film.title) or view.film.romanised_title.strip()):
        yield Gap("the original title is not given in Latin letters")


def _hero_credit(view: View) -> Iterator[Gap]:
    still = stills.first(view.project)
    if still and not view.film.stills[still.id].credit.strip():
        yield Gap("nobody is named for the cover’s picture", still.id)


def _laurels(view: View) -> Iterator[Gap]:
    awards = view.settings.awards
    if any(award.result == "won" for award in awards) and not any(award.laurel for award in awards):
        yield Gap("no award of the film stands on the cover as a laurel")


def _subtitled(view: View) -> bool:
    full = {track.locale for track in view.project.tracks if track.kind is Kind.FULL}
    return view.locale in full or view.locale in view.settings.film.spoken


def _lengths(view: View) -> Iterator[Gap]:
    texts = view.film
    for name, text, limit, key in (
        ("logline", texts.logline, LOGLINE, "logline"),
        ("short synopsis", texts.synopsis.short, SHORT, "[synopsis] short"),
        ("medium synopsis", texts.synopsis.medium, MEDIUM, "[synopsis] medium"),
        ("long synopsis", texts.synopsis.long, LONG, "[synopsis] long"),
    ):
        words = marks.word_count(text)
        if words > limit:
            yield Gap(f"the {name} has {words} words; forms cut it at {limit}", key)


def _limits(view: View) -> Iterator[Gap]:
    for festival in view.settings.festivals:
        for name, limit, words in checks.over(view.project, view.locale, festival):
            yield Gap(f"{festival.name} takes {limit} words for “{name}”, and this one has {words}")


PIECES = (
    Piece("cover.title", Section.COVER, Need.REQUIRED, "title in each language", f"{FILM} title",
          unless_written("film’s title", lambda view: view.film.title)),
    Piece("cover.romanised", Section.COVER, Need.REQUIRED, "original title in Latin letters, if it has none",
          f"{FILM} romanised_title", _romanised),
    Piece("cover.hero", Section.COVER, Need.REQUIRED, "picture of the cover", f"{KIT} [[stills]] hero",
          unless_given("there is no still for the cover", lambda view: view.settings.stills), flaw=True),
    Piece("cover.credit", Section.COVER, Need.REQUIRED, "who made the cover’s picture", f"{FILM} [stills.<id>] credit",
          _hero_credit),
    Piece("cover.laurels", Section.COVER, Need.REQUIRED, "laurels, if the film has won something",
          f"{KIT} [[awards]] laurel", _laurels),
    Piece("cover.editions", Section.COVER, Need.REQUIRED, "languages and formats in which the kit can be had",
          f"{KIT} [booklet] editions",
          unless_given("nothing says in which formats the kit can be had",
                       lambda view: view.settings.booklet.editions)),
    Piece("facts.spoken", Section.FACTS, Need.REQUIRED, "spoken languages", f"{KIT} [film] spoken",
          unless_given("the spoken languages are not given", lambda view: view.settings.film.spoken)),
    Piece("facts.subtitles", Section.FACTS, Need.REQUIRED, "subtitles and their kind", "subtitles/",
          unless_given("there is no subtitle track in this language", _subtitled)),
    Piece("facts.ratings", Section.FACTS, Need.REQUIRED, "age rating in each territory", f"{KIT} [[ratings]]",
          unless_given("no age rating is given", lambda view: view.settings.ratings)),
    Piece("facts.premiere", Section.FACTS, Need.REQUIRED, "premiere status", f"{KIT} [film] premiere",
          unless_given("the premiere status is not given", lambda view: view.settings.film.premiere)),
    Piece("facts.countries", Section.FACTS, Need.REQUIRED, "countries of production", f"{KIT} [film] countries",
          unless_given("the country of production is not given", lambda view: view.settings.film.countries)),
    Piece("facts.genre", Section.FACTS, Need.REQUIRED, "genre", f"{FILM} genre",
          unless_written("genre", lambda view: view.film.genre)),
    Piece("words.logline", Section.WORDS, Need.REQUIRED, "logline", f"{FILM} logline",
          unless_written("logline", lambda view: view.film.logline)),
    Piece("words.short", Section.WORDS, Need.REQUIRED, "synopsis of 50 words", f"{FILM} [synopsis] short",
          unless_written("short synopsis", lambda view: view.film.synopsis.short)),
    Piece("words.medium", Section.WORDS, Need.REQUIRED, "synopsis of 150 words", f"{FILM} [synopsis] medium",
          unless_written("medium synopsis", lambda view: view.film.synopsis.medium)),
    Piece("words.long", Section.WORDS, Need.REQUIRED, "synopsis of 500 words", f"{FILM} [synopsis] long",
          unless_written("long synopsis", lambda view: view.film.synopsis.long)),
    Piece("words.length", Section.WORDS, Need.REQUIRED,
          f"at most {LOGLINE}, {SHORT}, {MEDIUM} and {LONG} words", f"{FILM} <id>", _lengths, flaw=True),
    Piece("words.limits", Section.WORDS, Need.REQUIRED, "the limits of each festival",
          f"{KIT} [[festivals]] limits", _limits, flaw=True),
)  # fmt: skip
