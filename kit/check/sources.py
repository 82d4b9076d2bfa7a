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
    "TTMLV": Source("BBC: TTML validator", "github.com/bbc/ttml-validator"),
    "DCMP": Source("DCMP Captioning Key", "dcmp.org/learn/captioningkey"),
    "BANFF": Source("Banff Mountain Film Festival: subtitle and caption requirements", "banffcentre.ca"),
    "SUBRIP": Source(
        "SubRip text format (Library of Congress)", "loc.gov/preservation/digital/formats/fdd/fdd000569.shtml"
    ),
    "WEBVTT": Source("WebVTT: The Web Video Text Tracks Format (W3C)", "w3.org/TR/webvtt1"),
    "TTML": Source("Timed Text Markup Language 2 (W3C)", "w3.org/TR/ttml2"),
    "UAX15": Source("Unicode Standard Annex 15: Normalization Forms", "unicode.org/reports/tr15"),
    "UNICODE": Source(
        "The Unicode Standard, chapter 23: Special Areas and Format Characters", "unicode.org/versions/latest"
    ),
    "OQLF": Source(
        "Office québécois de la langue française: Espacement avant et après les signes de ponctuation",
        "vitrinelinguistique.oqlf.gouv.qc.ca/22039",
    ),
    "CHARTE": Source(
        "Charte relative à la qualité du sous-titrage à destination des personnes sourdes ou malentendantes (2011)",
        "csa.fr",
    ),
    "VMENTHE": Source("Videomenthe: subtitling guide (ARTE)", "github.com/eolementhe/guide"),
    "NIKL": Source("National Institute of Korean Language: 한글 맞춤법, 부록 문장 부호", "korean.go.kr/kornorms"),
    "SAMI": Source(
        "Microsoft: Understanding SAMI 1.0",
        "learn.microsoft.com/previous-versions/windows/desktop/dnacc/understanding-sami-1.0",
    ),
    "DCP": Source("SMPTE ST 428-10: DCP closed captions; ISDCF guidelines", "isdcf.com"),
    "ST12": Source("SMPTE ST 12-1: Time and Control Code", "pub.smpte.org/doc/st12-1"),
    "LINE21": Source("47 CFR 15.119: closed captions on line 21", "ecfr.gov/current/title-47/section-15.119"),
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
TTML = SOURCES["TTML"]
UNICODE_FORMS = SOURCES["UAX15"]
UNICODE = SOURCES["UNICODE"]
QUEBEC = SOURCES["OQLF"]
CHARTE = SOURCES["CHARTE"]
VIDEOMENTHE = SOURCES["VMENTHE"]
BBC = SOURCES["BBC"]
DCMP_KEY = SOURCES["DCMP"]
KOREAN_NORM = SOURCES["NIKL"]
SAMI = SOURCES["SAMI"]
LINE21 = SOURCES["LINE21"]
TIME_CODE = SOURCES["ST12"]
TTML_VALIDATOR = SOURCES["TTMLV"]
CINEMA = SOURCES["DCP"]
HOUSE = SOURCES["KIT"]
