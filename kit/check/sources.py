"""Where limits and rules come from: each key with its name and its address."""

from __future__ import annotations

from kit.check.rule import Source

_NETFLIX = "partnerhelp.netflixstudios.com/hc/en-us/articles"

#: The published guides, by the key that profiles use.
SOURCES = {
    "N-GEN": Source("Netflix Timed Text Style Guide: General Requirements", f"{_NETFLIX}/215758617"),
    "N-TIM": Source("Netflix Subtitle Timing Guidelines", f"{_NETFLIX}/360051554394"),
    "N-RS": Source("Netflix: How is reading speed measured", f"{_NETFLIX}/115001352212"),
    "N-KO": Source("Netflix Korean Timed Text Style Guide", f"{_NETFLIX}/216001127"),
    "N-EN": Source("Netflix English (USA) Timed Text Style Guide", f"{_NETFLIX}/217350977"),
    "N-FR": Source("Netflix French (France) Timed Text Style Guide", f"{_NETFLIX}/217351577"),
    "N-FRCA": Source("Netflix French (Canada) Timed Text Style Guide", f"{_NETFLIX}/42738240066835"),
    "N-FN": Source("Netflix: Forced narratives", f"{_NETFLIX}/14500209583891"),
    "BBC": Source("BBC Subtitle Guidelines 1.2.3", "bbc.github.io/subtitle-guidelines"),
    "DCMP": Source("DCMP Captioning Key", "dcmp.org/learn/captioningkey"),
    "BANFF": Source("Banff Mountain Film Festival: subtitle and caption requirements", "banffcentre.ca"),
    "SUBRIP": Source(
        "SubRip text format (Library of Congress)", "loc.gov/preservation/digital/formats/fdd/fdd000569.shtml"
    ),
    "WEBVTT": Source("WebVTT: The Web Video Text Tracks Format (W3C)", "w3.org/TR/webvtt1"),
    "UAX15": Source("Unicode Standard Annex 15: Normalization Forms", "unicode.org/reports/tr15"),
    "UNICODE": Source(
        "The Unicode Standard, chapter 23: Special Areas and Format Characters", "unicode.org/versions/latest"
    ),
    "OQLF": Source(
        "Office québécois de la langue française: Espacement avant et après les signes de ponctuation",
        "vitrinelinguistique.oqlf.gouv.qc.ca/22039",
    ),
    "KIT": Source("kit: why this is checked", "docs/rules"),
}

NETFLIX_GENERAL = SOURCES["N-GEN"]
NETFLIX_TIMING = SOURCES["N-TIM"]
NETFLIX_READING = SOURCES["N-RS"]
NETFLIX_KOREAN = SOURCES["N-KO"]
NETFLIX_ENGLISH = SOURCES["N-EN"]
NETFLIX_FRENCH = SOURCES["N-FR"]
NETFLIX_CANADIAN_FRENCH = SOURCES["N-FRCA"]
NETFLIX_FORCED = SOURCES["N-FN"]
SUBRIP = SOURCES["SUBRIP"]
WEBVTT = SOURCES["WEBVTT"]
UNICODE_FORMS = SOURCES["UAX15"]
UNICODE = SOURCES["UNICODE"]
QUEBEC = SOURCES["OQLF"]
HOUSE = SOURCES["KIT"]
