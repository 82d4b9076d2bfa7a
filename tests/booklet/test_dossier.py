"""The fuller kit: what kit.toml and the locales say of people, help, rights and festivals is printed, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kit.booklet import (
    background,
    build,
    checklist,
    guide,
    measured,
    people,
    programme,
    rights,
    stills,
    story,
    technical,
)
from kit.booklet.editions import EDITIONS, STANDARD
from kit.booklet.wanted.piece import Need
from kit.booklet.wording import Wording
from kit.project import load
from kit.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from kit.project.project import Project

ENGLISH = """
[[content_notes]]
id = "strobe"
severity = "mild"
kind = "flashing"
at = ["00:00:01:00-00:00:02:12"]

[[content_notes]]
id = "grief"
severity = "strong"

[[people]]
id = "ann"
name = "Ann Example"
at_discussion = true
participant = true
portrait = "ann"

[[people]]
id = "hidden"
name = "The Ferryman"
protected = true

[[credits]]
function = "sound-mix"
names = ["Ann Example"]

[[credits]]
function = "director"
names = ["ann", "Example Director"]

[[stills]]
id = "ann"
file = "media/shore.png"

[[help_lines]]
id = "line"
name = "Example Line"
phone = "+1 555 0100"
zone = "America/Toronto"
languages = ["fr"]
country = "CA"
checked = 2026-01-05

[[screenings]]
id = "night"
kind = "premiere"
country = "KR"
zone = "Asia/Seoul"
start = 2026-10-05T20:00:00
access = ["sign-language", "quiet-room"]

[[timeline]]
id = "later"
date = "1998-03"

[[timeline]]
id = "earlier"
date = "1987-06-29"

[[archive]]
title = "Harbour film"
holder = "Example Archive"
year = 1972

[[music]]
title = "A song"
composer = "Example Composer"
publisher = "Example Press"

[[funders]]
id = "fund"
name = "Example Fund"

[[press]]
id = "paper"
source = "Example Paper"
author = "A. Critic"
language = "ko"
date = "2026-10-06"

[[access]]
kind = "audio-description"
language = "ko"
delivery = "app"

[dcp]
title = "WinterSea_FTR"
gigabytes = 90
subtitles = ["fr-CA"]
encrypted = true
"""

WORDS = """
[content_notes.strobe]
subject = "Stroboscope"

[content_notes.grief]
subject = "Deuil"

[people.ann]
pronunciation = "ane"
biography = "Elle filme."
filmography = [{ title = "Avant", year = 2001 }, { title = "Après", year = 2020 }]
may_ask = ["Le film"]
must_not = ["Sa famille"]

[help_lines.line]
hours = "de 9 h à 17 h"

[screenings.night]
place = "Séoul"

[timeline]
later = "Plus tard."
earlier = "Plus tôt."

[funders]
fund = "Produit avec l’aide du Fonds."

[press]
paper = "Un film clair."

[stills.ann]
alt = "Une femme au bord de l’eau."
caption = ""
credit = ""
"""


@pytest.fixture
def project(film: Path) -> Project:
    text = (film / "kit.toml").read_text("utf-8")
    text = text.replace("date = 2026-11-22", 'date = 2026-11-22\nzones = ["America/Toronto"]')
    (film / "kit.toml").write_text(text + ENGLISH, "utf-8")
    for locale in ("ko", "fr-CA"):
        with (film / f"locales/{locale}/film.toml").open("a", encoding="utf-8") as file:
            file.write(WORDS)
    return load.load(film)


def test_what_can_harm_the_body_is_warned_of_first_and_says_where(project: Project) -> None:
    found = measured.Measured(None, None, ((60, 62),), ((70, 71),))
    loud, first, second = guide.content_notes(project, found, words("fr-CA"), "fr-CA")
    assert (loud.subject, loud.at) == ("Son fort et soudain", ("00:01:09:22–00:01:10:22",))
    assert (first.subject, first.kind, first.at) == ("Stroboscope", "Lumière clignotante", ("00:00:01:00–00:00:02:12",))
    assert (second.subject, second.kind, second.at) == ("Deuil", "", ())


def test_a_person_has_functions_works_newest_first_and_a_portrait(project: Project) -> None:
    (ann,) = people.persons(project, words("fr-CA"), "fr-CA")
    assert (ann.name, ann.function) == ("Ann Example", "Mixage · Réalisation")
    assert [work[0] for work in ann.works] == ["2020", "2001"]
    assert ann.portrait.endswith("shore.png")
    assert ann.portrait_alt == "Une femme au bord de l’eau."
    assert people.spoken(project, "fr-CA") == (("Ann Example", "ane"),)


def test_the_key_facts_name_a_director_whom_the_credits_give_by_id(project: Project) -> None:
    facts = {fact.label: fact.value for fact in story.facts(project, words("fr-CA"), Wording("fr-CA"), "")}
    assert facts["Réalisation"] == "Ann Example et 감독"


def test_a_portrait_is_not_printed_a_second_time_among_the_stills(project: Project) -> None:
    assert stills.inside(project, words("fr-CA"), Wording("fr-CA"), STANDARD, "a4") == ()


@pytest.mark.parametrize(
    ("size", "edition", "paper", "said"),
    [
        ((1280, 720), "standard", "a4", "1280 × 720 pixels, 254 ppp à cette taille"),
        ((1280, 720), "large-print", "a4", "1280 × 720 pixels, 183 ppp à cette taille"),
        ((900, 2400), "standard", "a4", "900 × 2400 pixels, 321 ppp à cette taille"),
        ((900, 2400), "standard", "letter", "900 × 2400 pixels, 348 ppp à cette taille"),
        ((1280, 720), "html", "a4", "1280 × 720 pixels"),
    ],
)
def test_a_still_tells_its_density_at_the_size_at_which_it_is_printed(
    film: Path, size: tuple[int, int], edition: str, paper: str, said: str
) -> None:
    Image.new("RGB", size).save(film / "media/second.png")
    with (film / "kit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[stills]]\nid = "second"\nfile = "media/second.png"\n')
    for locale in ("ko", "fr-CA"):
        with (film / f"locales/{locale}/film.toml").open("a", encoding="utf-8") as file:
            file.write('\n[stills.second]\nalt = "Black."\ncaption = ""\ncredit = ""\n')
    (still,) = stills.inside(load.load(film), words("fr-CA"), Wording("fr-CA"), EDITIONS[edition], paper)
    assert " ".join(still.size.split()) == said


def test_participants_are_told_apart_from_those_who_are_protected(project: Project) -> None:
    rows = {row.name: row for row in people.participants(project, "fr-CA")}
    assert rows["Ann Example"].must_not == ("Sa famille",)
    assert rows["The Ferryman"].protected
    assert "감독" not in rows


def test_a_help_line_says_when_where_and_when_it_was_checked(project: Project) -> None:
    (line,) = background.help_lines(project, words("fr-CA"), Wording("fr-CA"))
    assert line.hours == "de 9 h à 17 h, heure locale (HNE, UTC−5)"
    assert line.checked == "Vérifié le 5 janvier 2026"
    assert line.lines == (("+1 555 0100", "tel:+15550100"),)
    assert line.languages == "Français"


def test_a_help_line_checked_too_long_ago_is_required_to_be_checked_again(project: Project) -> None:
    told = [item.what for item in checklist.lacking(project, "fr-CA") if item.need is Need.REQUIRED]
    assert "the help line “Example Line” was last checked 321 days before this version; ring it again" in told


def test_a_showing_is_given_in_other_zones_with_its_day_and_with_what_it_offers(project: Project) -> None:
    (showing,) = programme.showings(project, words("fr-CA"), Wording("fr-CA"))
    assert [text.replace("\u00a0", " ") for text in showing.elsewhere] == ["7 h 00 (HAE, UTC−4)"]
    assert showing.access == "Langue des signes, pièce calme"


def test_the_background_is_in_order_of_time(project: Project) -> None:
    assert [(row.label, row.value) for row in background.timeline(project, Wording("fr-CA"))] == [
        ("29 juin 1987", "Plus tôt."),
        ("Mars 1998", "Plus tard."),
    ]


def test_a_font_that_only_a_foreign_name_needs_counts_as_an_input(project: Project) -> None:
    assert "Noto Sans Hebrew" not in build.inputs(project, "fr-CA")
    path = project.root / "locales/fr-CA/film.toml"
    path.write_text(path.read_text("utf-8").replace("Elle filme.", "Elle filme avec מרים."), "utf-8")
    assert "Noto Sans Hebrew" in build.inputs(load.load(project.root), "fr-CA")


def test_few_credits_stand_in_one_table_in_the_order_of_departments(project: Project) -> None:
    (only,) = rights.departments(project, words("fr-CA"), "fr-CA")
    assert only.heading == ""
    assert [line.function for line in only.lines] == ["Réalisation", "Mixage"]
    assert only.lines[0].names == ("Ann Example", "감독")


def test_rights_funders_and_press_name_whom_they_must(project: Project) -> None:
    assert rights.archive(project)[0].title == "Harbour film (1972)"
    assert rights.music(project)[0].names == ("Example Composer", "Example Press")
    assert rights.funders(project, "fr-CA")[0].wording == "Produit avec l’aide du Fonds."
    assert background.quotes(project, Wording("fr-CA"))[0].source == "A. Critic, Example Paper, 6 octobre 2026"


def test_a_description_by_app_is_said_in_both_tables_of_access(project: Project) -> None:
    rows = {row.language: row.described for row in technical.access_rows(project, words("fr-CA"), Wording("fr-CA"))}
    assert rows == {"Coréen": "oui", "Français (Canada)": "non"}
    (offer,) = technical.offers(project, words("fr-CA"), Wording("fr-CA"))
    assert (offer.kind, offer.language) == ("Vidéodescription", "Coréen")


def test_the_package_says_that_it_needs_a_key(project: Project) -> None:
    facts = {fact.label: fact.value for fact in technical.dcp(project, words("fr-CA"), Wording("fr-CA"))}
    assert facts["Chiffrement"] == "oui, une clé (KDM) est nécessaire"
    assert facts["Sous-titres"] == "Français (Canada)"
    assert facts["Taille"].replace("\u00a0", " ") == "90 Go"


@pytest.mark.parametrize(
    ("tag", "said"),
    [("#EscapeNorthKorea", "Escape North Korea"), ("#겨울바다", "겨울바다"), ("#ÉtéÀSéoul", "Été À Séoul"),
     ("#COP30Live", "COP 30 Live"), ("#winter_sea", "winter sea")],
)  # fmt: skip
def test_a_hashtag_is_cut_into_the_words_that_are_said(tag: str, said: str) -> None:
    assert background.spoken_hashtag(tag) == said
