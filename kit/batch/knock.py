"""Who answers at a scheduler's address: found out before Dask is asked, which waits long and says little.

A Dask scheduler speaks first, as soon as somebody connects; a server with TLS waits for the caller's first message.
"""

from __future__ import annotations

import importlib
import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kit.errors import ToolError, UsageError

#: Seconds for a connection, and for the first word of whoever answers; between two attempts.
_CONNECT, _SPEAK, _PAUSE = 4.0, 2.0, 0.2
#: Dask sends the length of its first message in 8 bytes; a greeting is never so long.
_LENGTH, _GREETING = 8, 1 << 20
#: How a record of TLS begins: a handshake or an alert, of version 3.
_RECORDS = (b"\x16\x03", b"\x15\x03")
_SETTINGS = "distributed.comm.tls.ca-file, distributed.comm.tls.client.cert and distributed.comm.tls.client.key"
_FILES = ("ca-file", "client.cert", "client.key")


class AwayError(ToolError):
    """Nobody answers now; somebody may, later (exit 4)."""


@dataclass(frozen=True, slots=True)
class Door:
    """An address, taken apart."""

    address: str
    scheme: str
    host: str
    port: int

    @property
    def place(self) -> str:
        """The address without its scheme."""
        return self.address.partition("://")[2]


def door(address: str) -> Door:
    """Raises UsageError for an address without a host or a port."""
    with suppress(ValueError):
        parts = urlsplit(address)
        if parts.scheme in {"tcp", "tls", "ws", "wss"} and parts.hostname and parts.port:
            return Door(address, parts.scheme, parts.hostname, parts.port)
    raise UsageError(
        f"“{address}” is not the address of a scheduler.",
        hint="It looks like tcp://scheduler:8786, or tls://scheduler:8786 with Dask's TLS settings.",
        slug="bad-cluster",
    )


def knock(at: Door, patience: float, *, again: bool = False) -> None:
    """See that a Dask scheduler answers; waits ``patience`` seconds for one that is being started.

    ``again`` means that one was there before: then its name may be unknown for a while, too. Raises ToolError with what
    was found instead, UsageError if Dask's own settings do not allow to look.
    """
    context = _context(at)
    end = time.monotonic() + patience
    while True:
        try:
            _knock(at, context)
        except ToolError as failure:
            if time.monotonic() >= end or not (again or isinstance(failure, AwayError)):
                raise
        else:
            return
        time.sleep(_PAUSE)


def _context(at: Door) -> ssl.SSLContext | None:
    """This machine's certificate as Dask is told to use it; None for an address without encryption."""
    distributed: Any = importlib.import_module("distributed")  # an extra, and a second to load
    _refuse_missing()
    try:
        told = distributed.Security().get_connection_args("client")
    except (OSError, ValueError) as error:
        raise UsageError(
            f"The certificates that Dask's configuration names cannot be used: {error}.",
            hint=f"Look at {_SETTINGS}: each names a PEM file.",
            slug="cluster-bad-certificate",
        ) from error
    if at.scheme in {"tls", "wss"}:
        context: ssl.SSLContext | None = told["ssl_context"]
        if context is None:
            raise UsageError(
                f"{at.address} asks for encryption (TLS), and Dask's configuration names no certificates.",
                hint=f"Put {_SETTINGS} into it.",
                slug="cluster-no-certificate",
            )
        return context
    if told["require_encryption"]:
        raise UsageError(
            f"Dask's configuration asks for encryption (TLS), and {at.address} has none.",
            hint=f"Write tls://{at.place}, or take distributed.comm.require-encryption out of it.",
            slug="cluster-not-encrypted",
        )
    return None


def _refuse_missing() -> None:
    """A certificate that is not there; one within the settings themselves has several rows."""
    dask: Any = importlib.import_module("dask")
    for name in _FILES:
        file = dask.config.get(f"distributed.comm.tls.{name}")
        if file and "\n" not in file and not Path(file).is_file():
            raise UsageError(
                f"Dask's configuration names “{file}” in distributed.comm.tls.{name}, and there is no such file.",
                hint="Name it with its whole path.",
                slug="cluster-bad-certificate",
            )


def _knock(at: Door, context: ssl.SSLContext | None) -> None:
    try:
        if at.scheme in {"ws", "wss"}:
            _line(at).close()  # who answers behind a web server, only Dask can ask
        elif context:
            _encrypted(at, context)
        elif not _is_greeting(_answer(at)):
            _refuse_plain(at)
    except socket.gaierror as error:
        raise ToolError(
            f"No machine by the name of “{at.host}” is known here.",
            hint="Look for a slip in the address, or give the machine's number (IP) in its place.",
            slug="cluster-unreachable",
        ) from error
    except OSError as error:
        raise silent(at) from error


def _encrypted(at: Door, context: ssl.SSLContext) -> None:
    """Shake hands with TLS, as Dask will."""
    try:
        with _line(at) as plain, context.wrap_socket(plain, server_hostname=at.host) as talk:
            if not _is_greeting(said := _heard(talk)):
                raise _foreign(at) if said else silent(at)
    except ssl.SSLCertVerificationError as error:
        raise ToolError(
            f"The certificate of {at.address} is none that this machine trusts: {error.verify_message}.",
            hint="Let distributed.comm.tls.ca-file name the authority that signed it.",
            slug="cluster-certificate-refused",
        ) from error
    except ssl.SSLError as error:
        if "ALERT" not in (error.reason or ""):
            raise _unencrypted(at) from error
        raise ToolError(
            f"{at.address} refuses this machine's certificate ({error.reason}).",
            hint="Let distributed.comm.tls.client.cert and distributed.comm.tls.client.key name one that the "
            "scheduler's authority signed.",
            slug="cluster-certificate-refused",
        ) from error


def _line(at: Door) -> socket.socket:
    """A connection. Raises OSError."""
    line = socket.create_connection((at.host, at.port), timeout=_CONNECT)
    line.settimeout(_SPEAK)
    return line


def _answer(at: Door, question: bytes = b"") -> bytes:
    """How somebody answers on a line of its own."""
    with _line(at) as plain:
        plain.sendall(question)
        return _heard(plain)


def _unencrypted(at: Door) -> ToolError:
    """What to say of somebody who does not speak TLS."""
    if not _is_greeting(_answer(at)):
        return _foreign(at)
    return ToolError(
        f"The scheduler at {at.address} speaks without encryption (TLS).",
        hint=f"Write tcp://{at.place}, or begin it with certificates: `dask scheduler --tls-ca-file …`.",
        slug="cluster-not-encrypted",
    )


def _refuse_plain(at: Door) -> None:
    """Somebody is silent, or says what Dask does not: see whether it is TLS that they wait for, or a browser."""
    begun = ssl.MemoryBIO()
    talk = ssl.create_default_context().wrap_bio(ssl.MemoryBIO(), begun, server_hostname=at.host)
    with suppress(ssl.SSLWantReadError):
        talk.do_handshake()
    said = _answer(at, begun.read()) or _answer(at, b"GET / HTTP/1.0\r\n\r\n")
    if _is_greeting(said):
        return  # it was only slow
    if not said:
        raise silent(at)
    if said.startswith(_RECORDS):
        raise ToolError(
            f"The scheduler at {at.address} speaks with encryption (TLS) only.",
            hint=f"Write tls://{at.place}, and put {_SETTINGS} into Dask's configuration.",
            slug="cluster-encrypted",
        )
    raise _foreign(at)


def silent(at: Door) -> AwayError:
    """What to say where nobody answers."""
    return AwayError(
        f"No Dask scheduler answers at {at.address}.",
        hint="Look whether it runs (`dask scheduler`) and whether a firewall stands between. What is finished stays: "
        "the same command goes on from there.",
        slug="cluster-unreachable",
    )


def _foreign(at: Door) -> ToolError:
    return ToolError(
        f"What answers at {at.address} is no Dask scheduler.",
        hint="Give the address that `dask scheduler` prints: mostly port 8786, for 8787 is that of its web page.",
        slug="cluster-foreign",
    )


def _heard(talk: socket.socket) -> bytes:
    """The first word; empty if nothing is said in time, or the line is closed. Raises ssl.SSLError."""
    said = b""
    with suppress(TimeoutError, ConnectionResetError):
        while len(said) < _LENGTH and (more := talk.recv(_LENGTH - len(said))):
            said += more
    return said


def _is_greeting(said: bytes) -> bool:
    return len(said) == _LENGTH and 0 < int.from_bytes(said, "little") < _GREETING
