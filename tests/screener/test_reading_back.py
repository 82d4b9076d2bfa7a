from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import ocr

if TYPE_CHECKING:
    from tests.screener.conftest import Encode, MakeFilm, SeePictures, WriteSrt

pytestmark = pytest.mark.skipif(
    not ocr.languages() >= set(ocr.MODELS.values()), reason="no Tesseract with kor, eng and fra"
)

WORDS = {
    "ko": "강을 건넌 사람들은\n아무 말도 하지 않았습니다",
    "en": "Nobody at the river spoke,\nand nobody looked back.",
    "fr": "Où êtes-vous passés, déjà ?\nÇa, c’était l’hiver dernier.",
}
TIMES = {"ko": ("00:00,000", "00:00,334"), "en": ("00:00,334", "00:00,667"), "fr": ("00:00,667", "00:01,001")}


def test_a_stranger_reads_the_burned_words_in_three_languages(
    make_film: MakeFilm, write_srt: WriteSrt, see_pictures: SeePictures, run_ffmpeg: Encode
) -> None:
    film = make_film("read", ko=write_srt(*((*TIMES[language], words) for language, words in WORDS.items())))
    run_ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=24000/1001,eq=brightness=-0.25:saturation=0.4"),
        *("-frames:v", "24", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", str(film.project.master)),
    )
    film.burn()
    clean, burned = see_pictures(film.project.master), see_pictures(film.output())
    for frame, language in ((4, "ko"), (12, "en"), (20, "fr")):
        told = ocr.read(burned[frame], clean[frame], language)
        assert ocr.alike(told, WORDS[language]) > 0.9, told
        others = [words for other, words in WORDS.items() if other != language]
        assert all(ocr.alike(told, words) < 0.6 for words in others), told
