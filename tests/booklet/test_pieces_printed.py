"""Each piece that a film gives is printed where it belongs, in every edition with sections."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from whole_film import whole

from kit.booklet import gather, marks, measured, template
from kit.booklet.checklist import PIECES
from kit.booklet.editions import EDITIONS
from kit.booklet.options import Options
from kit.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kit.project.project import Project

LOCALE = "fr-CA"
#: What shows each piece in the French kit, by the section it is printed in ("" is the cover).
SEEN: dict[str, tuple[str, Callable[[Project], str]]] = {
    "cover.title": ("", lambda film: film.texts[LOCALE].film.title),
    "cover.hero": ("", lambda film: film.settings.stills[0].file),
    "cover.credit": ("", lambda film: film.texts[LOCALE].film.stills["night-snow"].credit),
    "cover.laurels": ("", lambda film: film.texts[LOCALE].film.awards["academy-diversity-award"].given_by),
    "cover.editions": ("", lambda _: "Coréen, anglais et français (Canada) · PDF, gros caractères, contraste élevé"),
    "facts.spoken": ("film", lambda _: "Langues parlées Anglais"),
    "facts.subtitles": ("film", lambda _: "Sous-titres Coréen, anglais et français (Canada)"),
    "facts.ratings": ("film", lambda _: "Corée du Sud: 15 (Example Board)"),
    "facts.premiere": ("film", lambda _: "Déjà présenté au public"),
    "facts.countries": ("film", lambda _: "Pays Canada"),
    "facts.genre": ("film", lambda film: film.texts[LOCALE].film.genre),
    "words.logline": ("film", lambda film: film.texts[LOCALE].film.logline),
    "words.short": ("synopses", lambda film: film.texts[LOCALE].film.synopsis.short),
    "words.medium": ("synopses", lambda film: film.texts[LOCALE].film.synopsis.medium),
    "words.long": ("synopses", lambda film: film.texts[LOCALE].film.synopsis.long),
    "makers.statement": ("statement", lambda film: film.texts[LOCALE].film.statement.text),
    "makers.signature": ("statement", lambda film: film.texts[LOCALE].film.statement.by),
    "makers.biography": ("people", lambda film: film.texts[LOCALE].film.people["ann-shin"].biography),
    "makers.filmography": ("people", lambda film: film.texts[LOCALE].film.people["ann-shin"].filmography[0].note),
    "makers.portrait": ("people", lambda film: film.texts[LOCALE].film.stills["portrait"].alt),
    "participants.named": ("participants", lambda _: "Personne protégée"),
    "participants.may-ask": ("participants", lambda film: film.texts[LOCALE].film.people["ann-shin"].may_ask[0]),
    "participants.must-not": ("participants", lambda film: film.texts[LOCALE].film.people["ferry-guide"].must_not[1]),
    "content.notes": ("content", lambda film: film.texts[LOCALE].film.content_notes["arrest"].subject),
    "content.detail": ("content", lambda film: film.texts[LOCALE].film.content_notes["arrest"].detail),
    "content.times": ("content", lambda _: "00:00:30:00–00:00:38:11"),
    "content.flashing": ("content", lambda _: "Lumière clignotante"),
    "content.loud": ("content", lambda _: "Son fort et soudain"),
    "guide.run-of-show": ("guide", lambda film: film.texts[LOCALE].guide.run_of_show[3].what),
    "guide.minutes": ("guide", lambda _: "14 min"),
    "guide.questions": ("guide", lambda film: film.texts[LOCALE].guide.questions[7].ask),
    "guide.pronunciation": ("guide", lambda _: "Ann Shin: anne chine"),
    "guide.interpreter": ("guide", lambda film: film.texts[LOCALE].guide.needs.interpreter),
    "guide.captioner": ("guide", lambda film: film.texts[LOCALE].guide.needs.captioner),
    "guide.sign-language": ("guide", lambda film: film.texts[LOCALE].guide.needs.sign_language),
    "guide.microphone": ("guide", lambda film: film.texts[LOCALE].guide.microphone),
    "guide.opening": ("guide", lambda film: film.texts[LOCALE].guide.opening),
    "guide.closing": ("guide", lambda film: film.texts[LOCALE].guide.closing),
    "guide.hard-questions": ("guide", lambda film: film.texts[LOCALE].guide.hard_questions[2].if_asked),
    "guide.handling": ("guide", lambda film: film.texts[LOCALE].guide.hard_questions[2].answer_with),
    "guide.do-not-ask": ("guide", lambda film: film.texts[LOCALE].guide.do_not_ask[5]),
    "guide.stop-signal": ("guide", lambda film: film.texts[LOCALE].guide.stop_signal),
    "guide.before": ("guide", lambda film: film.texts[LOCALE].guide.before[9]),
    "audience.questions": ("audience", lambda film: film.texts[LOCALE].guide.discussion[1].ask),
    "audience.goals": ("audience", lambda film: film.texts[LOCALE].guide.discussion[1].goal),
    "audience.minutes": ("audience", lambda _: "10 min"),
    "background.timeline": ("background", lambda film: film.texts[LOCALE].film.timeline["arrest-in-laos"]),
    "background.glossary": ("background", lambda film: film.texts[LOCALE].film.glossary["laos"]),
    "help.lines": ("help", lambda film: film.settings.help_lines[0].name),
    "help.address": ("help", lambda film: film.settings.help_lines[0].web),
    "help.hours": ("help", lambda film: film.texts[LOCALE].film.help_lines["care"].hours),
    "help.zone": ("help", lambda _: "heure locale (HNE, UTC−5)"),
    "help.languages": ("help", lambda _: "Anglais, français et coréen"),
    "help.checked": ("help", lambda _: "Vérifié le 20 novembre 2026"),
    "credits.billing-block": ("credits", lambda film: film.texts[LOCALE].film.billing_block),
    "credits.director": ("credits", lambda _: "Réalisation Ann Shin"),
    "credits.producer": ("credits", lambda _: "Fathom Film Group"),
    "credits.crew": ("credits", lambda _: "Jam3"),
    "credits.access": ("credits", lambda film: film.texts[LOCALE].film.credit_notes["subtitles"]),
    "credits.archive": ("credits", lambda _: "Harbour news (1987) Example Archive"),
    "credits.music": ("credits", lambda _: "Low Tide Example Composer"),
    "credits.funders": ("credits", lambda film: film.texts[LOCALE].film.funders["example-fund"]),
    "credits.wording": ("credits", lambda film: film.texts[LOCALE].film.funders["example-fund"]),
    "technical.dcp": ("technical", lambda film: film.settings.dcp.title if film.settings.dcp else ""),
    "access.sdh": ("access", lambda _: "oui"),
    "access.audio-description": ("access", lambda _: "Vidéodescription Coréen par une application"),
    "access.delivery": ("access", lambda _: "Sous-titres Coréen dans l’image ou le son"),
    "access.note": ("access", lambda film: film.texts[LOCALE].film.access_note),
    "screenings.listed": ("screenings", lambda film: film.texts[LOCALE].film.screenings["tvo-sunday"].note),
    "screenings.zones": ("screenings", lambda _: "KST, UTC+9"),
    "screenings.access": ("screenings", lambda _: "Pièce calme"),
    "contacts.listed": ("contacts", lambda film: film.settings.contacts[3].email),
    "press.quotes": ("press", lambda _: "Clear. Example Daily, juin 2013"),
    "press.awards": ("awards", lambda film: film.texts[LOCALE].film.awards["digi-award"].prize),
    "stills.more": ("stills", lambda film: film.settings.stills[2].file),
    "stills.alt": ("stills", lambda film: film.texts[LOCALE].film.stills["river"].alt),
    "stills.caption": ("stills", lambda film: film.texts[LOCALE].film.stills["river"].caption),
    "stills.credit": ("stills", lambda film: film.texts[LOCALE].film.stills["river"].credit),
    "stills.dots": ("stills", lambda _: "1280 × 720 pixels"),
    "networks.accounts": ("social", lambda _: "Mastodon @example"),
    "networks.hashtags": ("social", lambda _: "#EscapeNorthKorea"),
    "networks.sayable": ("social", lambda _: "Escape North Korea"),
    "rights.legal": ("legal", lambda film: film.texts[LOCALE].film.legal),
}
#: What is a condition of others, is measured, or is held against texts: nothing of its own to print.
UNPRINTED = {
    "cover.romanised", "words.length", "words.limits", "makers.own-words", "makers.known", "content.measured",
    "content.hints", "technical.master", "technical.loudness", "stills.file", "languages.parity",
}  # fmt: skip
MEASURED = measured.Measured(None, None, ((60, 62),), ((70, 71),))


@pytest.fixture(scope="module", params=["standard", "large-print", "high-contrast", "html"])
def sections(request: pytest.FixtureRequest, project: Project) -> dict[str, str]:
    """The words of an edition, its pictures’ files and descriptions among them, by section."""
    options, spoken = Options(edition=EDITIONS[request.param]), words(LOCALE)
    context = gather.gather(
        whole(project), LOCALE, spoken, options=options, beside=(), media=None, measured=MEASURED, sha256="",
        tracks=(), made_with=(), checked_with=(),
    )  # fmt: skip
    page = template.html(context, spoken, project.root, options.edition.template).partition("<body>")[2]
    cover, *parts = re.split(r'<section id="(?=\w+" class="part)', page)
    return {"": shown(cover)} | {part.partition('"')[0]: shown(part) for part in parts}


def shown(page: str) -> str:
    """What is read: texts, alternatives and names of files, with single blanks."""
    pictures = re.sub(r'<img[^>]*? src="([^"]*)" alt="([^"]*)"[^>]*>', r" \1 \2 ", page)
    return flat(html.unescape(re.sub(r"</?(?:em|span)\b[^>]*>", "", pictures)))


def flat(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_every_piece_is_looked_for_here() -> None:
    assert {piece.id for piece in PIECES} - UNPRINTED == set(SEEN)


@pytest.mark.parametrize("piece", SEEN)
def test_a_piece_that_is_given_is_printed(sections: dict[str, str], project: Project, piece: str) -> None:
    section, of = SEEN[piece]
    assert flat(marks.plain(of(whole(project)))) in sections[section]
