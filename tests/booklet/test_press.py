"""Hostile pages: nothing outside the film's folder is read, nothing is fetched, and the build fails."""

from __future__ import annotations

import http.server
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from kit.booklet import press
from kit.errors import StorageError, ToolError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = '<!DOCTYPE html><html lang="en"><head><title>x</title>{head}</head><body><h1>x</h1>{body}</body></html>'


def run(root: Path, *, head: str = "", body: str = "", seconds: int = 60) -> bytes:
    html = PAGE.format(head=head, body=body)
    data, _ = press.print_pdf(html, base=root, folders=[root], files=[], identifier="x", seconds=seconds)
    return data


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine and the requests that it got."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", '<img src="{url}/a.png" alt="a">'),
        ('<link rel="stylesheet" href="{url}/a.css">', ""),
        ('<style>@import url("{url}/a.css");</style>', ""),
        ('<style>body {{ background: url("{url}/a.png") }}</style>', ""),
        ('<style>@font-face {{ font-family: x; src: url("{url}/a.otf") }} body {{ font-family: x }}</style>', ""),
        ('<link rel="attachment" href="{url}/a.pdf">', ""),
        ('<base href="{url}/">', '<img src="a.png" alt="a">'),
        ("", '<object data="{url}/a.svg" type="image/svg+xml"></object>'),
    ],
)
def test_nothing_is_fetched_from_the_network(
    tmp_path: Path, listener: tuple[str, list[str]], head: str, body: str
) -> None:
    url, asked = listener
    with pytest.raises(UsageError) as caught:
        run(tmp_path, head=head.format(url=url), body=body.format(url=url))
    assert caught.value.slug == "address-refused"
    assert url in caught.value.message
    assert asked == []


@pytest.mark.parametrize("name", ["../secret.png", "link.png", "kit.toml", ".hidden/a.png", "gone.png"])
def test_no_file_outside_the_folder_and_no_other_kind_of_file_is_read(tmp_path: Path, name: str) -> None:
    film = tmp_path / "film"
    (film / ".hidden").mkdir(parents=True)
    for path in (tmp_path / "secret.png", film / "kit.toml", film / ".hidden/a.png"):
        path.write_bytes(b"secret")
    (film / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(UsageError) as caught:
        run(film, body=f'<img src="{name}" alt="a">')
    assert caught.value.slug == "address-refused"


def test_an_svg_in_the_film_cannot_reach_out(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hostname"/></svg>'
    (tmp_path / "a.svg").write_text(svg)
    with pytest.raises(UsageError) as caught:
        run(tmp_path, body='<img src="a.svg" alt="a">')
    assert "/etc/hostname" in caught.value.message


def test_a_fault_of_the_style_sheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        run(tmp_path, head="<style>p { colour: red }</style>")
    assert caught.value.slug == "page-fault"
    assert "colour" in caught.value.message


@pytest.mark.parametrize(
    ("style", "most"),
    [("display:flex", 5), ("display:inline-flex", 5), ("display:grid", 10), ("columns:2", 2), ("columns:9em", 2)],
)
def test_boxes_that_are_nested_too_deep_are_refused_before_they_are_laid_out(
    tmp_path: Path, style: str, most: int
) -> None:
    def nested(depth: int) -> str:
        return f'<section id="film">{f"<div style={style!r}>" * depth}x{"</div>" * depth}</section>'

    with pytest.raises(UsageError) as caught:
        run(tmp_path, body=nested(80))
    assert (caught.value.slug, "in the section “film”" in caught.value.message) == ("nested-too-deeply", True)
    with pytest.raises(UsageError):
        run(tmp_path, body=nested(most + 1))


def test_boxes_of_different_kinds_count_together_and_those_beside_one_another_do_not(tmp_path: Path) -> None:
    flex, grid = '<div style="display:flex">', '<div style="display:grid">'
    with pytest.raises(UsageError):
        run(tmp_path, body=(flex + grid) * 4 + "x" + "</div>" * 8)
    assert run(tmp_path, body=(flex + grid + "x</div></div>") * 30).startswith(b"%PDF")


def test_elements_without_end_within_one_another_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        run(tmp_path, body="<div>" * 900 + "x" + "</div>" * 900)
    assert caught.value.slug == "nested-too-deeply"


@pytest.mark.slow
def test_a_page_without_end_is_stopped(tmp_path: Path) -> None:
    deep = ('<div style="display:flex">' * 5 + "x" + "</div>" * 5) * 40
    press.warm()
    run(tmp_path)
    with press.ENGINES.one({}) as engine, ThreadPoolExecutor(1) as beside:
        endless = beside.submit(run, tmp_path, body=deep, seconds=3)
        assert run(tmp_path).startswith(b"%PDF")
        with pytest.raises(ToolError) as caught:
            endless.result()
        assert caught.value.slug == "engine-timeout"
        assert engine.lives, "the others of the engine’s pages go on"


def test_a_module_in_the_film_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint.py").write_text("raise SystemExit('hostile')")
    monkeypatch.chdir(tmp_path)
    press.ENGINES.end()
    assert run(tmp_path).startswith(b"%PDF")


def test_a_page_is_the_same_whatever_the_engine_printed_before(tmp_path: Path) -> None:
    press.ENGINES.end()
    first = run(tmp_path, body="<p>one</p>")
    run(tmp_path, head="<style>@page { size: a5 } p { font-size: 40pt }</style>", body="<p>two</p>" * 50)
    assert run(tmp_path, body="<p>one</p>") == first


def test_an_engine_that_was_killed_is_replaced(tmp_path: Path) -> None:
    press.warm()
    with press.ENGINES.one({}) as engine:
        engine.end()
    assert run(tmp_path).startswith(b"%PDF")


def test_a_full_disk_is_a_storage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/dev/full/nowhere")
    with pytest.raises(StorageError):
        run(tmp_path)
