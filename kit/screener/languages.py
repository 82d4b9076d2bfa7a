"""Language codes as MP4 writes them: ISO 639-2/T, three letters."""

from __future__ import annotations

#: ISO 639-1 → ISO 639-2/T, from loc.gov/standards/iso639-2/php/code_list.php: languages that festival films speak.
_THREE = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas",
    "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn",
    "ka": "kat", "km": "khm", "ko": "kor", "lo": "lao", "lt": "lit", "lv": "lav", "mn": "mon", "my": "mya", "nl": "nld",
    "no": "nor", "nb": "nob", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sv": "swe",
    "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
}  # fmt: skip
_LETTERS = 3


def iso_639_2(tag: str) -> str:
    """The three letters of a BCP 47 tag's language; ``und`` if it has none that is known here."""
    language = tag.partition("-")[0].lower()
    return language if len(language) == _LETTERS else _THREE.get(language, "und")
