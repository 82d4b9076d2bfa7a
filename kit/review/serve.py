"""The review page on this machine alone: what is decided there goes straight back to the tracks.

Bound to 127.0.0.1. Everything lies below a random path, so that nobody who was not given the address finds it. The name
that a request was sent to must be the address itself (another name that leads here is DNS rebinding), and what changes
something must come from the page itself.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import msgspec

from kit.errors import KitError, UsageError
from kit.review import decisions, page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kit.review.decisions import Decisions
    from kit.review.shape import Live

ADDRESS = "127.0.0.1"
#: Bytes of decisions that are taken at once: a whole feature, corrected to its last cue, is a tenth of this.
MOST = 20_000_000
_CHUNK = 1 << 18
_TEXT = "text/plain; charset=utf-8"
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of decisions: the tracks as they are now, and what kept the decisions from being carried out.

    ``stale`` are cues that are no longer what was decided on, as track, part and number.
    """

    live: Live
    error: str = ""
    stale: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What is served. Each function reads the disk anew.

    ``page`` gives the whole page, ``live`` the tracks as they are, ``marks`` the mark of each by ``name/part``,
    ``decide`` carries decisions out. ``reel`` is the small copy of the film, if there is one.
    """

    page: Callable[[], str]
    live: Callable[[], Live]
    marks: Callable[[], Mapping[str, str]]
    decide: Callable[[Decisions], Answer]
    reel: Path | None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))


class Server(ThreadingHTTPServer):
    """Serves one site; ``address`` is what a person opens."""

    daemon_threads = True
    # On Windows a second program could share the port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, site: Site, port: int = 0) -> None:
        self.site = site
        try:
            super().__init__((ADDRESS, port), _Handler)
        except OSError as error:
            raise UsageError(
                f"Port {port} cannot be used: {error.strerror}.",
                hint="Name another with --port, or leave it out for a free one.",
                slug="port-taken",
            ) from error

    @property
    def origin(self) -> str:
        """Where the page comes from, as browsers say it."""
        return f"http://{ADDRESS}:{self.server_address[1]}"

    @property
    def address(self) -> str:
        """The address of the page, with its secret."""
        return f"{self.origin}/{self.site.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that left; the next request is answered all the same."""


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "kit"
    sys_version = ""
    timeout = 60
    server: Server

    _HEADERS: ClassVar[dict[str, str]] = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }

    def do_GET(self) -> None:
        """The page, its reel, the tracks as they are, or their marks."""
        name = self._allowed()
        if name is None:
            return
        site = self.server.site
        if name == "":
            self._page()
        elif name == "live":
            self._told(lambda: {"live": site.live()})
        elif name == "state":
            self._json({"marks": site.marks()})
        elif site.reel and name == site.reel.name:
            self._file(site.reel)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Decisions."""
        name = self._allowed()
        if name is None:
            return
        if name != "decisions":
            self._refuse(HTTPStatus.NOT_FOUND)
        elif self.headers.get("Origin") != self.server.origin:
            self._refuse(HTTPStatus.FORBIDDEN)
        elif self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        elif (body := self._body()) is not None:
            self._decide(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Print nothing: the address is a secret."""

    def _page(self) -> None:
        try:
            made = self.server.site.page().encode()
        except KitError as error:
            self._send(f"{error.message}\n{error.hint}".encode(), _TEXT, {}, HTTPStatus.SERVICE_UNAVAILABLE)
            return
        self._send(made, "text/html; charset=utf-8", {"Content-Security-Policy": page.POLICY})

    def _decide(self, body: bytes) -> None:
        def carried_out() -> Mapping[str, object]:
            answer = self.server.site.decide(decisions.decode(body))
            return {"live": answer.live, "error": answer.error, "stale": answer.stale or None}

        self._told(carried_out)

    def _told(self, asked: Callable[[], Mapping[str, object]]) -> None:
        """What is asked for as JSON, or what is wrong: a track that cannot be read, decisions that are none."""
        try:
            answer = asked()
        except KitError as error:
            self._json({"error": f"{error.message} {error.hint}"}, HTTPStatus.UNPROCESSABLE_ENTITY)
            return
        self._json(answer, HTTPStatus.CONFLICT if answer.get("stale") else HTTPStatus.OK)

    def _allowed(self) -> str | None:
        """What is asked for below the secret path; None, and the request refused, if it must not be answered."""
        site, host = self.server.site, self.server.origin.removeprefix("http://")
        secret, _, name = self.path.partition("?")[0].removeprefix("/").partition("/")
        fetched = self.headers.get("Sec-Fetch-Site", "none")
        if self.headers.get_all("Host", []) != [host] or fetched not in {"none", "same-origin"}:
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not hmac.compare_digest(secret.encode(), site.token.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            return name
        return None

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or self.headers.get("Transfer-Encoding"):
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
        elif int(length) > MOST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            body = self.rfile.read(int(length))
            return body if len(body) == int(length) else None
        return None

    def _refuse(self, status: HTTPStatus) -> None:
        # What may still come on this connection is not read.
        self.close_connection = True
        self._send(status.phrase.encode(), _TEXT, {"Connection": "close"}, status)

    def _json(self, data: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(msgspec.json.encode(data), "application/json", {}, status)

    def _send(self, body: bytes, kind: str, headers: Mapping[str, str], status: HTTPStatus = HTTPStatus.OK) -> None:
        self._head(status, kind, len(body), headers)
        self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, length: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**self._HEADERS, "Content-Type": kind, "Content-Length": str(length), **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _file(self, path: Path) -> None:
        """A file, or the stretch of it that is asked for: a browser jumps in a film by asking for stretches."""
        with path.open("rb") as file:
            size = path.stat().st_size
            first, last = _stretch(self.headers.get("Range", ""), size)
            status, headers = HTTPStatus.OK, {"Accept-Ranges": "bytes"}
            if first > last:
                none = {"Content-Range": f"bytes */{size}"}
                self._head(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "video/mp4", 0, none)
                return
            if (first, last) != (0, size - 1):
                status = HTTPStatus.PARTIAL_CONTENT
                headers["Content-Range"] = f"bytes {first}-{last}/{size}"
            self._head(status, "video/mp4", last - first + 1, headers)
            file.seek(first)
            left = last - first + 1
            while left > 0 and (chunk := file.read(min(_CHUNK, left))):
                self.wfile.write(chunk)
                left -= len(chunk)


def _stretch(asked: str, size: int) -> tuple[int, int]:
    """The first and the last byte that a Range header asks for (RFC 9110); all of the file for what is no range."""
    found = _RANGE.fullmatch(asked)
    if found is None or not (found[1] or found[2]):
        return 0, size - 1
    if not found[1]:
        return max(0, size - int(found[2])), size - 1
    return int(found[1]), min(int(found[2]) if found[2] else size - 1, size - 1)
