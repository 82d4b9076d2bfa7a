from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from kit.screener import job
from kit.screener import options as choices
from kit.screener.proof import page, prove
from kit.words import words

if TYPE_CHECKING:
    from tests.screener.conftest import Film, WriteSrt

KIT = [sys.executable, "-c", "from kit.cli.main import main; main()"]


def kit(film: Film, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KIT, "-C", str(film.root), "screener", "verify", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_page_and_a_record_tell_of_every_cue(grey: Film) -> None:
    grey.burn()
    page, record = grey.root / "proof.html", grey.root / "proof.json"
    done = kit(grey, "--lang", "ko", "-o", str(page), "-o", str(record), "--ui-lang", "ko")
    assert (done.returncode, done.stderr) == (0, "")
    assert "48프레임에서 큐 1개 가운데 1개가 맞음" in done.stdout
    told = json.loads(record.read_text("utf-8"))
    assert (told["right"], told["frames"], told["stray"], told["flashing"]) == (True, 48, [], [])
    cue = told["cues"][0]
    assert (cue["first"], cue["last"], cue["text"], cue["safe"]) == (12, 24, ["안녕하세요"], True)
    html = page.read_text("utf-8")
    assert html.count("data:image/jpeg;base64,") == 2, "once among the hardest to read, once on the sheet"
    assert '<html lang="ko">' in html
    assert "http" not in html.replace("http-equiv", "")


def test_numbers_are_written_as_the_pages_language_writes_them(grey: Film) -> None:
    planned = job.prepare(grey.project, "ko", choices.resolve(grey.project))
    grey.burn()
    found = prove.prove(planned, grey.output(), "ko", lambda _: None)
    pages = {language: page.write(found, words(language, "check")) for language in ("en", "fr")}
    ratio = f"{found.cues[0].contrast.outlined:.1f}"
    assert ratio in pages["en"]
    assert ratio.replace(".", ",") in pages["fr"]


def test_a_wrong_cue_ends_with_exit_code_1_and_says_when(grey: Film, write_srt: WriteSrt) -> None:
    grey.burn()
    grey.write("ko", write_srt(("00:00,500", "00:01,001", "반갑습니다")))
    done = kit(grey, "--lang", "ko")
    assert done.returncode == 1
    assert "cue 1: something else burned 00:00:00.501" in done.stdout


def test_a_file_from_elsewhere_needs_its_language(grey: Film, write_srt: WriteSrt) -> None:
    grey.write("en", write_srt(("00:00,500", "00:01,001", "Hello")))
    grey.burn()
    copy = grey.root / "copy.mp4"
    copy.write_bytes(grey.output().read_bytes())
    unknown = kit(grey, str(copy))
    assert (unknown.returncode, unknown.stderr.count("error:")) == (2, 1)
    known = kit(grey, str(copy), "--lang", "ko")
    assert known.returncode == 0, known.stderr
    assert "has no receipt here" in known.stderr
    assert kit(grey, str(copy), "--lang", "en").returncode == 1, "the wrong language"


def test_a_report_of_another_kind_is_refused(grey: Film) -> None:
    grey.burn()
    assert kit(grey, "--lang", "ko", "-o", "proof.pdf").returncode == 2
