"""The served page: for this machine and this page alone, and never over somebody else's work."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from chromium import CTRL, SHIFT

from tests.review.conftest import TRACKS, furnish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chromium import Chromium

KO, EN, FR = TRACKS


@dataclass(frozen=True)
class Served:
    """A film that is served: its folder and its address."""

    film: Path
    address: str

    @property
    def origin(self) -> str:
        return self.address.rsplit("/", 2)[0]

    def ask(
        self, name: str = "", method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, dict[str, str]]:
        """What the server answers; ``headers`` go before the usual ones, with _ for -."""
        where = urlsplit(self.address)
        own = {key.replace("_", "-"): value for key, value in headers.items()}
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=20)
        connection.request(method, name if name.startswith("/") else where.path + name, body, own)
        answer = connection.getresponse()
        got = answer.status, answer.read(), {key.lower(): value for key, value in answer.getheaders()}
        connection.close()
        return got

    def decide(self, *decisions: dict[str, object], **headers: str) -> tuple[int, dict[str, Any]]:
        """Send decisions as the page does."""
        usual = {"Origin": self.origin, "Content_Type": "application/json"} | headers
        body = json.dumps({"schema": 1, "film": "winter-sea", "decisions": decisions}).encode()
        status, told, _ = self.ask("decisions", "POST", body, **usual)
        return status, json.loads(told) if told.startswith(b"{") else {}

    def live(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.ask("live")[1])["live"]
        return told

    def edit(self, track: int, cue: int, *lines: str) -> dict[str, object]:
        """A decision on a cue as it is now."""
        one = self.live()["tracks"][track]
        return {
            "decision": "edit", "track": one["name"], "cue": cue, "was": one["cues"][cue - 1]["mark"], "lines": lines,
        }  # fmt: skip

    def track(self, name: str) -> Path:
        return self.film / "subtitles" / name


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, reel: Path) -> Iterator[Served]:
    film = furnish(tmp_path_factory.mktemp("served") / "winter-sea", reel)
    command = [sys.executable, "-m", "kit", "-C", str(film), "review", "serve", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        yield Served(film, running.stdout.readline().strip())
        running.terminate()


@pytest.fixture
def served(server: Served) -> Served:
    """The film as it was at first."""
    for name, text in TRACKS.items():
        server.track(name).write_text(text, "utf-8")
    (server.film / "subtitles/waivers.toml").unlink(missing_ok=True)
    return server


def test_it_answers_on_this_machine_with_its_secret_alone(served: Served) -> None:
    assert served.address.startswith("http://127.0.0.1:")
    assert len(urlsplit(served.address).path) > 30
    status, body, headers = served.ask()
    assert (status, b'id="live"' in body) == (200, True)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers
    for path in ("/", "/index.html", "/live", "/x" + urlsplit(served.address).path, "/../../etc/passwd"):
        assert served.ask(path)[0] == 404, path
    for name in ("../kit.toml", "..%2fkit.toml", "subtitles/" + KO, "reel-000000000000.mp4", "decisions"):
        assert served.ask(name)[0] == 404, name


@pytest.mark.parametrize("host", ["evil.example", "localhost:1", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_name_that_leads_here_is_not_enough(served: Served, host: str) -> None:
    assert served.ask(Host=host)[0] == 403
    assert served.ask("decisions", "POST", b"{}", Host=host, Origin=f"http://{host}")[0] == 403


def test_another_sites_page_can_neither_read_nor_write(served: Served) -> None:
    before = served.track(KO).read_bytes()
    one = served.edit(0, 1, "하나")
    assert served.ask(Sec_Fetch_Site="cross-site")[0] == 403
    for origin in ("http://evil.example", "null", served.origin.replace("127.0.0.1", "localhost"), ""):
        assert served.decide(one, Origin=origin)[0] == 403
    assert served.decide(one, Sec_Fetch_Site="same-site")[0] == 403
    assert served.decide(one, Content_Type="text/plain")[0] == 415
    assert served.track(KO).read_bytes() == before


def test_bodies_have_a_length_and_a_limit(served: Served) -> None:
    usual = {"Origin": served.origin, "Content_Type": "application/json"}
    assert served.ask("decisions", "POST", b"{}", **usual, Content_Length="999999999999")[0] == 413
    assert served.ask("decisions", "POST", b"{}", **usual, Content_Length="-1")[0] == 411
    assert served.ask("decisions", "POST", b"{", **usual)[0] == 422
    assert served.ask("decisions", "PUT", b"{}", **usual)[0] == 501


def test_the_reel_is_sent_in_stretches(served: Served) -> None:
    name = next((served.film / "dist/review").glob("reel-*.mp4"))
    whole = name.read_bytes()
    assert served.ask(name.name)[1] == whole
    for asked, first, last in (("bytes=10-19", 10, 20), ("bytes=-7", -7, None), ("bytes=100-", 100, None)):
        status, body, headers = served.ask(name.name, Range=asked)
        assert (status, body) == (206, whole[first:last])
        assert headers["content-range"].endswith(f"/{len(whole)}")
    assert served.ask(name.name, Range=f"bytes={len(whole)}-")[0] == 416
    assert served.ask(name.name, Range="bytes=1-2,4-5")[1] == whole


def test_what_is_decided_is_in_the_track_at_once_and_checked_again(served: Served) -> None:
    status, told = served.decide(served.edit(0, 1, "강을… 건넜다"))
    assert (status, told["error"], told["stale"]) == (200, "", None)
    assert served.track(KO).read_text("utf-8") == TRACKS[KO].replace("강을...", "강을…")
    found = [one["rule"] for one in told["live"]["findings"] if (one["track"], one.get("cue")) == (0, 1)]
    assert "LAY003" not in found


def test_a_cue_that_somebody_else_changed_is_never_overwritten(served: Served) -> None:
    mine = served.edit(0, 2, "내 것")
    other = TRACKS[KO].replace("말하지", "울지")
    served.track(KO).write_text(other, "utf-8")
    status, told = served.decide(mine, served.edit(1, 1, "Also mine."))
    assert status == 409
    assert told["stale"] == [{"track": KO, "part": "", "cue": 2}]
    assert told["live"]["tracks"][0]["cues"][1]["raw"] == ["아무도 <i>울지</i> 않았다"]
    assert served.track(KO).read_text("utf-8") == other
    assert served.track(EN).read_text("utf-8") == TRACKS[EN]


def test_a_change_beside_the_cue_is_kept(served: Served) -> None:
    mine = served.edit(0, 2, "내 것")
    served.track(KO).write_text(TRACKS[KO].replace("새벽이", "아침이"), "utf-8")
    assert served.decide(mine)[0] == 200
    text = served.track(KO).read_text("utf-8")
    assert "내 것" in text
    assert "아침이" in text


def test_the_page_hears_of_a_change_before_anything_is_sent(served: Served) -> None:
    before = served.live()["tracks"][0]["mark"]
    assert json.loads(served.ask("state")[1])["marks"][f"{KO}/"] == before
    served.track(KO).write_text(TRACKS[KO].replace("새벽이", "아침이"), "utf-8")
    assert json.loads(served.ask("state")[1])["marks"][f"{KO}/"] != before
    served.track(KO).unlink()
    assert json.loads(served.ask("state")[1])["marks"][f"{KO}/"] == ""


def test_a_track_that_breaks_meanwhile_is_named_and_the_others_stay(served: Served) -> None:
    mine = served.edit(0, 1, "하나")
    served.track(EN).write_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nWe\0 crossed.\n")
    status, told = served.decide(mine)
    assert (status, told["error"], told["live"]["unread"]) == (200, "", [EN])
    assert [track["name"] for track in told["live"]["tracks"]] == [KO, FR]
    assert "하나" in served.track(KO).read_text("utf-8")
    for name in (KO, FR):
        served.track(name).write_bytes(served.track(EN).read_bytes())
    assert served.ask("live")[0] == 422
    assert served.ask()[0] == 503


def test_what_a_track_cannot_hold_is_told_and_nothing_is_written(served: Served) -> None:
    status, told = served.decide(served.edit(0, 1, "하나", "", "둘"))
    assert status == 200
    assert "cannot be changed" in told["error"]
    assert served.track(KO).read_text("utf-8") == TRACKS[KO]


def test_a_finding_that_stands_goes_to_the_films_waivers(served: Served) -> None:
    one = served.edit(0, 1)
    stands = {key: one[key] for key in ("track", "cue", "was")} | {
        "decision": "waive", "rule": "LAY003", "reason": "인용", "author": "Jo", "until": "2999-01-01",
    }  # fmt: skip
    status, told = served.decide(stands)
    assert status == 200
    assert [one["waived"] for one in told["live"]["findings"] if one["rule"] == "LAY003" and one["track"] == 0] == [
        "인용 (Jo)"
    ]


def test_a_split_is_written_at_once_undone_to_the_byte_and_never_over_somebody_elses(
    served: Served, browser: Chromium
) -> None:
    page = browser
    page.open(served.address)
    page.press("j", "j", "x")
    page.press("Enter", held=CTRL | SHIFT)
    page.wait("document.querySelectorAll('#table td[data-track=\"0\"][data-cue]').length === 4")
    assert served.track(KO).read_text("utf-8").count(" --> ") == 4
    page.press("u")
    page.wait("document.querySelectorAll('#table td[data-track=\"0\"][data-cue]').length === 3")
    assert served.track(KO).read_text("utf-8") == TRACKS[KO]
    # Somebody else puts a cue before this one and changes its words: its number is another then.
    other = TRACKS[KO].replace("3\n00:00:04,5", "3\n00:00:04,100 --> 00:00:04,200\n새것\n\n4\n00:00:04,5")
    served.track(KO).write_text(other.replace("놓지", "풀지"), "utf-8")
    page.press("x")
    page.press("Enter", held=CTRL | SHIFT)
    page.wait("document.querySelector('#conflict').open")
    assert "cue 4" in page.text("#sides").lower()
    assert all(words in page.text("#sides") for words in ("풀지", "우리는 새벽이", "손을 놓지 않고"))
    assert page.violations() == []
    assert served.track(KO).read_text("utf-8") == other.replace("놓지", "풀지")
    page.run("document.querySelector('#mine').click()")
    page.wait("document.querySelectorAll('#table td[data-track=\"0\"][data-cue]').length === 5")
    text = served.track(KO).read_text("utf-8")
    assert "\n새것\n" in text
    assert text.endswith("\n손을 놓지 않고 걸었다\n")


def test_a_browser_writes_back_undoes_and_shows_a_conflict(served: Served, browser: Chromium) -> None:
    page = browser
    page.open(served.address)
    page.press("e", "a")
    page.wait("document.querySelector('#saved').textContent === 'Saved.'")
    assert "강을… 건넜다" in served.track(KO).read_text("utf-8")
    page.press("u")
    page.wait("document.querySelector('#table td.here .said').textContent === '강을... 건넜다'")
    assert served.track(KO).read_text("utf-8") == TRACKS[KO]
    page.press("j")
    served.track(KO).write_text(TRACKS[KO].replace("말하지", "울지"), "utf-8")
    page.press("Enter")
    page.run("document.activeElement.select()")
    page.type("아무도 말이 없었다")
    page.press("Enter", held=2)
    page.wait("document.querySelector('#conflict').open")
    assert page.violations() == []
    assert "울지" in page.text("#sides")
    assert "아무도 말이 없었다" in page.text("#sides")
    assert "울지" in served.track(KO).read_text("utf-8")
    page.run("document.querySelector('#mine').click()")
    page.wait("!document.querySelector('#undo').disabled")
    assert page.text("#table td.here .said") == "아무도 말이 없었다"
    assert "아무도 말이 없었다" in served.track(KO).read_text("utf-8")
    served.track(EN).write_text(TRACKS[EN].replace("Nobody", "No one"), "utf-8")
    page.wait("!document.querySelector('#notice').hidden")
    page.run("document.querySelector('#reload').click()")
    page.wait("document.querySelector('#table').innerText.includes('No one')")
    # What is being written while somebody else changes the same cue stays, and the other text is shown beside it.
    page.press("l", "Enter")
    page.type(" Mine.")
    served.track(EN).write_text(TRACKS[EN].replace("Nobody", "None"), "utf-8")
    page.wait("!document.querySelector('#notice').hidden")
    page.run("document.querySelector('#reload').click()")
    page.wait("document.querySelector('#told').textContent.includes('None spoke')")
    assert page.run("text.value").endswith(" Mine.")
    page.press("Escape")
    assert [error for error in page.errors if "409" not in error] == []
