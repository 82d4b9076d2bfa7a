"""Background, credits, technical sheet, access, programme, stills, networks, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.booklet import background, parity, stills
from kit.booklet.wanted.piece import FILM, KIT, Gap, Need, Piece, Section, View, unless_given
from kit.project.functions import DEPARTMENTS
from kit.subs.track import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Dots an inch below which a picture looks coarse on paper.
COARSE = 150
#: A hashtag longer than this, without capitals inside, is rarely a single word.
LONG_WORD = 12
#: Who makes a film besides those that direct, produce and release it.
_CREW = frozenset(
    function
    for department in ("camera", "sound", "editing", "picture", "music")
    for function in DEPARTMENTS[department]
)


def _credited(*functions: str) -> Callable[[View], bool]:
    """Whether somebody is named for one of these functions."""
    return lambda view: any(credit.function in functions and credit.names for credit in view.settings.credits)


def _wording(view: View) -> Iterator[Gap]:
    for funder in view.settings.funders:
        if not view.film.funders[funder.id].strip():
            yield Gap(f"the wording that was agreed with {funder.name} is not given", funder.id)


def _delivery(view: View) -> Iterator[Gap]:
    """A track is of use once somebody knows whether it is in the package, in the picture or in an app."""
    told = {row.kind for row in view.settings.access if row.language == view.locale}
    kinds = {track.kind for track in view.project.tracks if track.locale == view.locale}
    if Kind.FULL in kinds and "subtitles" not in told:
        yield Gap("nothing says how the subtitles in this language reach the audience")
    if Kind.SDH in kinds and "captions" not in told:
        yield Gap("nothing says how the captions in this language reach the audience")


def _described(view: View) -> bool:
    return any(row.kind == "audio-description" and row.language == view.locale for row in view.settings.access)


def _showings(view: View) -> Iterator[Gap]:
    for screening in view.settings.screenings:
        if not screening.access:
            yield Gap(f"nothing says what access the showing “{screening.id}” has")


def _files(view: View) -> Iterator[Gap]:
    for still in view.settings.stills:
        if not (view.project.root / still.file).is_file():
            yield Gap(f"the still “{still.id}” is not there", file=still.file)


def _alternatives(view: View) -> Iterator[Gap]:
    for still in view.settings.stills:
        if not view.film.stills[still.id].alt.strip():
            yield Gap(f"the still “{still.id}” does not say what it shows", still.id)


def _captions(view: View) -> Iterator[Gap]:
    for still in stills.inner(view.project):
        if not view.film.stills[still.id].caption.strip():
            yield Gap(f"the still “{still.id}” has no caption", still.id)


def _makers(view: View) -> Iterator[Gap]:
    for still in stills.inner(view.project):
        if not view.film.stills[still.id].credit.strip():
            yield Gap(f"nobody is named for the still “{still.id}”", still.id)


def _dots(view: View) -> Iterator[Gap]:
    for still in view.settings.stills:
        dpi = stills.dots(view.project.root / still.file, view.settings.booklet.paper)
        if 0 < dpi < COARSE:
            what = f"the still “{still.id}” has {dpi} dots an inch at its printed width; {COARSE} look sharp"
            yield Gap(what, file=still.file)


def _sayable(view: View) -> Iterator[Gap]:
    for tag in view.settings.film.hashtags:
        words = background.spoken_hashtag(tag)
        if " " not in words and len(words) > LONG_WORD and words.isascii():
            yield Gap(f"a screen reader says {tag} as one word; write a capital for each word of it")


def _parity(view: View) -> Iterator[Gap]:
    for difference in parity.differences(view.project, view.locale):
        yield Gap(difference.what, difference.key)


PIECES = (
    Piece("background.timeline", Section.BACKGROUND, Need.OPTIONAL, "timeline", f"{KIT} [[timeline]]",
          unless_given("there is no timeline", lambda view: view.settings.timeline)),
    Piece("background.glossary", Section.BACKGROUND, Need.OPTIONAL, "glossary", f"{FILM} [glossary]",
          unless_given("no name or term is explained", lambda view: view.film.glossary)),
    Piece("credits.billing-block", Section.CREDITS, Need.REQUIRED, "billing block", f"{FILM} billing_block",
          unless_given("there is no billing block", lambda view: view.film.billing_block.strip())),
    Piece("credits.director", Section.CREDITS, Need.REQUIRED, "director", f"{KIT} [[credits]]",
          unless_given("nobody is named as director", _credited("director"))),
    Piece("credits.producer", Section.CREDITS, Need.REQUIRED, "producer or production company", f"{KIT} [[credits]]",
          unless_given("no producer or production company is named", _credited("production-company", "producer"))),
    Piece("credits.crew", Section.CREDITS, Need.REQUIRED, "crew by department", f"{KIT} [[credits]]",
          unless_given("nobody of the crew is named", _credited(*_CREW))),
    Piece("credits.access", Section.CREDITS, Need.REQUIRED, "who made subtitles, translation and access",
          f"{KIT} [[credits]]",
          unless_given("nobody is named for subtitles, translation or access", _credited(*DEPARTMENTS["access"]))),
    Piece("credits.archive", Section.CREDITS, Need.REQUIRED, "archive material and who holds its rights",
          f"{KIT} [[archive]]",
          unless_given("no archive material is named", lambda view: view.settings.archive)),
    Piece("credits.music", Section.CREDITS, Need.REQUIRED, "music and who must be named", f"{KIT} [[music]]",
          unless_given("no music is named", lambda view: view.settings.music)),
    Piece("credits.funders", Section.CREDITS, Need.REQUIRED, "funders", f"{KIT} [[funders]]",
          unless_given("no funder is named", lambda view: view.settings.funders)),
    Piece("credits.wording", Section.CREDITS, Need.REQUIRED, "the wording agreed with each funder",
          f"{FILM} [funders] <id>", _wording),
    Piece("technical.master", Section.TECHNICAL, Need.REQUIRED, "exact running time, picture, sound, size, checksum",
          f"{KIT} [film] master",
          unless_given("the master is not here, so nothing is measured on it",
                       lambda view: view.project.master.is_file())),
    Piece("technical.loudness", Section.TECHNICAL, Need.REQUIRED, "loudness", f"{KIT} [booklet] measure",
          unless_given("the loudness is not measured", lambda view: "loudness" in view.settings.booklet.measure)),
    Piece("technical.dcp", Section.TECHNICAL, Need.REQUIRED, "data of the cinema package (DCP)", f"{KIT} [dcp]",
          unless_given("nothing is said of a cinema package", lambda view: view.settings.dcp)),
    Piece("access.sdh", Section.ACCESS, Need.ACCESS, "captions (SDH) in each language", "subtitles/",
          unless_given("no subtitles for deaf and hard-of-hearing viewers (SDH)",
                       lambda view: any(track.locale == view.locale and track.kind is Kind.SDH
                                        for track in view.project.tracks))),
    Piece("access.audio-description", Section.ACCESS, Need.ACCESS, "audio description in each language",
          f"{KIT} [[access]]", unless_given("there is no audio description in this language", _described)),
    Piece("access.delivery", Section.ACCESS, Need.ACCESS, "how subtitles and captions reach the audience",
          f"{KIT} [[access]]", _delivery),
    Piece("access.note", Section.ACCESS, Need.ACCESS, "whom to ask, and what else there is", f"{FILM} access_note",
          unless_given("nothing says how the screening is accessible", lambda view: view.film.access_note.strip())),
    Piece("screenings.listed", Section.SCREENINGS, Need.OPTIONAL, "schedule", f"{KIT} [[screenings]]",
          unless_given("no screening is listed", lambda view: view.settings.screenings)),
    Piece("screenings.zones", Section.SCREENINGS, Need.OPTIONAL, "other zones", f"{KIT} [booklet] zones",
          unless_given("showings are given in no other zone", lambda view: view.settings.booklet.zones)),
    Piece("screenings.access", Section.SCREENINGS, Need.OPTIONAL, "access of each showing",
          f"{KIT} [[screenings]] access", _showings),
    Piece("contacts.listed", Section.CONTACTS, Need.REQUIRED, "contacts", f"{KIT} [[contacts]]",
          unless_given("there are no contacts, so nobody can book the film", lambda view: view.settings.contacts)),
    Piece("press.quotes", Section.PRESS, Need.OPTIONAL, "press", f"{KIT} [[press]]",
          unless_given("no word from the press is quoted", lambda view: view.settings.press)),
    Piece("press.awards", Section.PRESS, Need.OPTIONAL, "awards", f"{KIT} [[awards]]",
          unless_given("no award is listed", lambda view: view.settings.awards)),
    Piece("stills.more", Section.STILLS, Need.OPTIONAL, "stills besides the cover’s", f"{KIT} [[stills]]",
          unless_given("there is no still besides the cover’s", lambda view: view.settings.stills[1:])),
    Piece("stills.file", Section.STILLS, Need.REQUIRED, "the file of each", f"{KIT} [[stills]] file", _files,
          flaw=True),
    Piece("stills.alt", Section.STILLS, Need.REQUIRED, "what each shows", f"{FILM} [stills.<id>] alt",
          _alternatives, flaw=True),
    Piece("stills.caption", Section.STILLS, Need.OPTIONAL, "caption", f"{FILM} [stills.<id>] caption",
          _captions),
    Piece("stills.credit", Section.STILLS, Need.OPTIONAL, "credit", f"{FILM} [stills.<id>] credit",
          _makers),
    Piece("stills.dots", Section.STILLS, Need.ACCESS, f"at least {COARSE} dots an inch at the printed size",
          f"{KIT} [[stills]] file", _dots, flaw=True),
    Piece("networks.accounts", Section.NETWORKS, Need.OPTIONAL, "accounts", f"{KIT} [[social]]",
          unless_given("no account on a network is named", lambda view: view.settings.social)),
    Piece("networks.hashtags", Section.NETWORKS, Need.OPTIONAL, "hashtags", f"{KIT} [film] hashtags",
          unless_given("there is no hashtag", lambda view: view.settings.film.hashtags)),
    Piece("networks.sayable", Section.NETWORKS, Need.ACCESS, "hashtags that a screen reader can say",
          f"{KIT} [film] hashtags", _sayable, flaw=True),
    Piece("rights.legal", Section.RIGHTS, Need.OPTIONAL, "rights", f"{FILM} legal",
          unless_given("nothing is said of rights", lambda view: view.film.legal.strip())),
    Piece("languages.parity", Section.LANGUAGES, Need.REQUIRED, "the same facts, names and warnings in every language",
          "locales/<locale>/<id>", _parity, flaw=True),
)  # fmt: skip
