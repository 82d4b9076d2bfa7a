"""Each piece that a kit may hold is missed, at the level of its section, once it is taken away from a whole film."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from PIL import Image
from whole_film import changed, in_table, long_ago, whole, worded

from kit.booklet import measured
from kit.booklet.checklist import PIECES, lacking
from kit.booklet.wanted.piece import Need
from kit.project.dossier import Absent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kit.project.project import Project

REQUIRED, ACCESS, OPTIONAL = Need
#: The level of each section, and of pieces that are less or more than theirs.
LEVELS = {
    "cover": REQUIRED, "facts": REQUIRED, "words": REQUIRED, "makers": REQUIRED, "makers.own-words": OPTIONAL,
    "participants": ACCESS, "content": ACCESS, "content.measured": REQUIRED, "content.hints": OPTIONAL,
    "guide": REQUIRED, "guide.before": ACCESS, "audience": OPTIONAL, "background": OPTIONAL, "help": ACCESS,
    "help.checked": REQUIRED, "credits": REQUIRED, "technical": REQUIRED, "access": ACCESS, "screenings": OPTIONAL,
    "contacts": REQUIRED, "press": OPTIONAL, "stills": OPTIONAL, "stills.file": REQUIRED, "stills.alt": REQUIRED,
    "stills.dots": ACCESS, "networks": OPTIONAL, "networks.sayable": ACCESS, "rights": OPTIONAL, "languages": REQUIRED,
}  # fmt: skip


def film(key: str, value: Any = "") -> Callable[[Project], Project]:
    return lambda project: worded(project, lambda _: {key: value})


def synopsis(**changes: str) -> Callable[[Project], Project]:
    return lambda project: worded(project, lambda words: {"synopsis": structs.replace(words.synopsis, **changes)})


def statement(**changes: Any) -> Callable[[Project], Project]:
    return lambda project: worded(project, lambda words: {"statement": structs.replace(words.statement, **changes)})


def each(key: str, **changes: Any) -> Callable[[Project], Project]:
    """Other words under every id of a table of film.toml."""

    def change(words: Any) -> dict[str, Any]:
        return {key: {name: structs.replace(text, **changes) for name, text in getattr(words, key).items()}}

    return lambda project: worded(project, change)


def guide(key: str, value: Any = "") -> Callable[[Project], Project]:
    return lambda project: worded(project, lambda _: {key: value}, "guide")


def needs(key: str) -> Callable[[Project], Project]:
    return lambda project: worded(project, lambda text: {"needs": structs.replace(text.needs, **{key: ""})}, "guide")


def rows(key: str, **changes: Any) -> Callable[[Project], Project]:
    """Other values in every row of a list of guide.toml."""

    def change(text: Any) -> dict[str, Any]:
        return {key: tuple(structs.replace(row, **changes) for row in getattr(text, key))}

    return lambda project: worded(project, change, "guide")


def without(table: str) -> Callable[[Project], Project]:
    return lambda project: changed(project, **{table: ()})


def row(table: str, **changes: Any) -> Callable[[Project], Project]:
    return lambda project: in_table(project, table, **changes)


def uncredited(*functions: str) -> Callable[[Project], Project]:
    def take(project: Project) -> Project:
        kept = tuple(credit for credit in project.settings.credits if credit.function not in functions)
        return changed(project, credits=kept)

    return take


def untracked(kind: str) -> Callable[[Project], Project]:
    def take(project: Project) -> Project:
        return dataclasses.replace(project, tracks=tuple(track for track in project.tracks if track.kind != kind))

    return take


def undelivered(kind: str) -> Callable[[Project], Project]:
    def take(project: Project) -> Project:
        return changed(project, access=tuple(way for way in project.settings.access if way.kind != kind))

    return take


def limited(project: Project) -> Project:
    festival = structs.replace(project.settings.festivals[0], limits={"short": 3})
    return changed(project, festivals=(festival,))


def in_hangul(project: Project) -> Project:
    return in_table(project, "film", title="겨울 바다")


def by_another(project: Project) -> Project:
    """The director's name in the credits is that of nobody among the people."""
    old = project.settings.credits
    return changed(project, credits=(structs.replace(old[0], names=("Ann Shin", "Somebody Else")), *old[1:]))


def drifted(project: Project) -> Project:
    texts = {tag: project.texts[tag] for tag in project.texts}
    texts["ko"] = structs.replace(texts["ko"], film=structs.replace(texts["ko"].film, legal="1987"))
    return dataclasses.replace(project, texts=texts)


#: How each piece is taken away, or spoiled, and nothing else.
TAKEN: dict[str, Callable[[Project], Project]] = {
    "cover.title": film("title"),
    "cover.romanised": in_hangul,
    "cover.hero": without("stills"),
    "cover.credit": each("stills", credit=""),
    "cover.laurels": row("awards", laurel=False),
    "cover.editions": row("booklet", editions=()),
    "facts.spoken": row("film", spoken=()),
    "facts.subtitles": untracked("full"),
    "facts.ratings": without("ratings"),
    "facts.premiere": row("film", premiere=""),
    "facts.countries": row("film", countries=()),
    "facts.genre": film("genre", " "),
    "words.logline": film("logline"),
    "words.short": synopsis(short=""),
    "words.medium": synopsis(medium=""),
    "words.long": synopsis(long="\n"),
    "words.length": film("logline", "word " * 36),
    "words.limits": limited,
    "makers.statement": statement(text=""),
    "makers.signature": statement(by=""),
    "makers.own-words": statement(editors_note=True),
    "makers.known": by_another,
    "makers.biography": each("people", biography=""),
    "makers.filmography": each("people", filmography=()),
    "makers.portrait": row("people", portrait=""),
    "participants.named": row("people", participant=False, protected=False),
    "participants.may-ask": each("people", may_ask=()),
    "participants.must-not": each("people", must_not=()),
    "content.notes": without("content_notes"),
    "content.detail": each("content_notes", detail=""),
    "content.times": row("content_notes", at=()),
    "content.flashing": row("booklet", measure=("loudness",)),
    "content.loud": row("booklet", measure=("flashing",)),
    "guide.run-of-show": guide("run_of_show", ()),
    "guide.minutes": rows("run_of_show", minutes=0),
    "guide.questions": guide("questions", ()),
    "guide.pronunciation": each("people", pronunciation=""),
    "guide.interpreter": needs("interpreter"),
    "guide.captioner": needs("captioner"),
    "guide.sign-language": needs("sign_language"),
    "guide.microphone": guide("microphone"),
    "guide.opening": guide("opening"),
    "guide.closing": guide("closing"),
    "guide.hard-questions": guide("hard_questions", ()),
    "guide.handling": rows("hard_questions", answer_with=" "),
    "guide.do-not-ask": guide("do_not_ask", ()),
    "guide.stop-signal": guide("stop_signal"),
    "guide.before": guide("before", ()),
    "audience.questions": guide("discussion", ()),
    "audience.goals": rows("discussion", goal=""),
    "audience.minutes": rows("discussion", minutes=0),
    "background.timeline": without("timeline"),
    "background.glossary": film("glossary", {}),
    "help.lines": without("help_lines"),
    "help.address": row("help_lines", phone="", web=""),
    "help.hours": each("help_lines", hours=""),
    "help.zone": row("help_lines", zone=""),
    "help.languages": row("help_lines", languages=()),
    "help.checked": lambda project: in_table(project, "help_lines", checked=long_ago(project)),
    "credits.billing-block": film("billing_block"),
    "credits.director": uncredited("director"),
    "credits.producer": uncredited("production-company"),
    "credits.crew": uncredited("interactive-design"),
    "credits.access": uncredited("subtitles"),
    "credits.archive": without("archive"),
    "credits.music": without("music"),
    "credits.funders": without("funders"),
    "credits.wording": film("funders", {"example-fund": ""}),
    "technical.master": row("film", master="media/gone.mp4"),
    "technical.loudness": row("booklet", measure=("flashing",)),
    "technical.dcp": lambda project: changed(project, dcp=None),
    "access.sdh": untracked("sdh"),
    "access.audio-description": undelivered("audio-description"),
    "access.delivery": undelivered("captions"),
    "access.note": film("access_note"),
    "screenings.listed": without("screenings"),
    "screenings.zones": row("booklet", zones=()),
    "screenings.access": row("screenings", access=()),
    "contacts.listed": without("contacts"),
    "press.quotes": without("press"),
    "press.awards": without("awards"),
    "stills.more": lambda project: changed(project, stills=project.settings.stills[:1]),
    "stills.file": lambda project: in_table(project, "stills", file="media/gone.jpg"),
    "stills.alt": each("stills", alt=" "),
    "stills.caption": each("stills", caption=""),
    "stills.credit": each("stills", credit=""),
    "networks.accounts": without("social"),
    "networks.hashtags": row("film", hashtags=()),
    "networks.sayable": row("film", hashtags=("#escapenorthkorea",)),
    "rights.legal": film("legal"),
    "languages.parity": drifted,
}
#: What goes with a piece that is taken away, since it is a part of it or cannot be told without it.
BESIDE: dict[str, set[str]] = {
    "cover.hero": {"stills.more"},
    "cover.credit": {"stills.credit"},
    "stills.credit": {"cover.credit"},
    "content.loud": {"technical.loudness"},
    "technical.loudness": {"content.loud"},
}


@pytest.fixture
def full(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Whether its master was measured before does not count here."""
    monkeypatch.setattr(measured, "differences", lambda _project: iter(()))
    return whole(project)


def missed(project: Project) -> set[tuple[str, Need]]:
    return {(item.piece, item.need) for locale in project.texts for item in lacking(project, locale)}


def test_a_whole_film_lacks_nothing(full: Project) -> None:
    assert [item for locale in full.texts for item in lacking(full, locale)] == []


def test_every_piece_is_taken_away_here() -> None:
    assert {piece.id for piece in PIECES} - TAKEN.keys() == {"content.measured", "content.hints", "stills.dots"}


@pytest.mark.parametrize("piece", TAKEN)
def test_what_is_taken_away_is_missed_and_nothing_else(full: Project, piece: str) -> None:
    found = missed(TAKEN[piece](full))
    assert (piece, LEVELS.get(piece) or LEVELS[piece.partition(".")[0]]) in found
    assert {name for name, _ in found} <= {piece, *BESIDE.get(piece, set())}


def test_each_missing_piece_says_where_it_is_written(full: Project) -> None:
    bare = worded(full, lambda _: {"people": {}})
    told = {item.piece: item.where for item in lacking(bare, "fr-CA")}
    assert told["makers.biography"] == "locales/fr-CA/film.toml [people.ann-shin] biography"
    assert not [where for where in told.values() if "<" in where]


@pytest.mark.parametrize(("wrong", "piece"), [(True, "content.measured"), (False, "content.hints")])
def test_what_was_measured_and_is_not_written_is_told(
    full: Project, monkeypatch: pytest.MonkeyPatch, wrong: bool, piece: str
) -> None:
    monkeypatch.setattr(measured, "differences", lambda _project: iter([(wrong, "flashing light was measured")]))
    assert missed(full) == {(piece, LEVELS[piece])}


def test_a_coarse_picture_is_told(full: Project, tmp_path: Path) -> None:
    Image.new("RGB", (64, 36)).save(tmp_path / "tiny.png")
    assert missed(in_table(full, "stills", file=str(tmp_path / "tiny.png"))) == {("stills.dots", ACCESS)}


def test_a_reason_excuses_what_a_film_has_not(full: Project) -> None:
    silent = without("music")(full)
    excused = changed(silent, absent=(Absent(piece="credits.music", reason="There is none."),))
    assert missed(excused) == set()
    in_one = changed(silent, absent=(Absent(piece="credits.music", reason="There is none.", locale="ko"),))
    assert {locale for locale in in_one.texts if [*lacking(in_one, locale)]} == {"en", "fr-CA"}


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        ("credits.music", "a reason says why “credits.music” is not in the kit, and it is there"),
        ("credits.musik", "no piece of a kit; did you mean “credits.music”?"),
        ("help.checked", "no reason makes up for “help.checked”"),
    ],
)
def test_a_reason_that_excuses_nothing_is_told(full: Project, piece: str, told: str) -> None:
    items = list(lacking(changed(full, absent=(Absent(piece=piece, reason="So."),)), "en"))
    assert [item.need for item in items] == [REQUIRED]
    assert told in items[0].what
