"""A real scheduler with certificates, one without, and others that are none: each is told for what it is."""

from __future__ import annotations

import gc
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask as dask_settings
import pytest

from kit.batch import cluster, knock
from kit.batch.cluster import Cluster
from kit.errors import KitError, ToolError, UsageError
from tests.batch.conftest import Dask, nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOME = Path(__file__).parent / "certificates"
OURS, OTHERS = str(_HOME / "ours.pem"), str(_HOME / "others.pem")
#: A certificate is its own authority here, and its key stands in its file.
NONE: dict[str, Any] = {}


def certificates(authority: str, own: str) -> dict[str, Any]:
    named = {"ca-file": authority, "client.cert": own, "client.key": own}
    return {f"distributed.comm.tls.{name}": path for name, path in named.items()}


class Web(BaseHTTPRequestHandler):
    """Answers that it knows nothing, and says nothing of it on the terminal."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def doors(dask: Dask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where somebody answers, by what it is; without a scheme."""
    locked = Dask(tmp_path_factory.mktemp("locked"))
    locked.scheduler("--tls-ca-file", OURS, "--tls-cert", OURS, "--tls-key", OURS, "--protocol", "tls")
    web = HTTPServer(("127.0.0.1", 0), Web)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    with socket.create_server(("127.0.0.1", 0)) as mute:
        yield {
            "encrypted": locked.address.partition("://")[2],
            "open": dask.address.partition("://")[2],
            "web": f"127.0.0.1:{web.server_port}",
            "mute": f"127.0.0.1:{mute.getsockname()[1]}",
            "nobody": "127.0.0.1:1",
            "unknown": "nobody.invalid:8786",
        }
    web.shutdown()
    web.server_close()
    locked.end()


@pytest.mark.parametrize(
    ("scheme", "where", "settings", "slug", "said"),
    [
        ("tcp", "encrypted", NONE, "cluster-encrypted", "encryption (TLS) only"),
        ("tcp", "encrypted", certificates(OURS, OURS), "cluster-encrypted", "Write tls://"),
        ("tls", "encrypted", NONE, "cluster-no-certificate", "distributed.comm.tls.client.cert"),
        (
            "tls",
            "encrypted",
            certificates(OTHERS, OURS),
            "cluster-certificate-refused",
            "none that this machine trusts",
        ),
        ("tls", "encrypted", certificates(OURS, OTHERS), "cluster-certificate-refused", "refuses this machine's"),
        ("tls", "encrypted", certificates("gone.pem", OURS), "cluster-bad-certificate", "“gone.pem”"),
        ("tls", "encrypted", certificates(__file__, OURS), "cluster-bad-certificate", "cannot be used"),
        ("tls", "open", certificates(OURS, OURS), "cluster-not-encrypted", "Write tcp://"),
        ("tcp", "open", {"distributed.comm.require-encryption": True}, "cluster-not-encrypted", "asks for encryption"),
        ("tcp", "web", NONE, "cluster-foreign", "no Dask scheduler"),
        ("tls", "web", certificates(OURS, OURS), "cluster-foreign", "no Dask scheduler"),
        ("tcp", "mute", NONE, "cluster-unreachable", "No Dask scheduler answers"),
        ("tls", "mute", certificates(OURS, OURS), "cluster-unreachable", "No Dask scheduler answers"),
        ("tcp", "nobody", NONE, "cluster-unreachable", "No Dask scheduler answers"),
        ("tcp", "unknown", NONE, "cluster-unreachable", "“nobody.invalid”"),
    ],
)
def test_who_answers_is_told(
    doors: dict[str, str],
    scheme: str,
    where: str,
    settings: dict[str, Any],
    slug: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if where in {"mute", "nobody"}:  # who is silent cannot come to be heard
        monkeypatch.setattr(cluster, "ANSWER", 0.0)
    if where != "open":
        monkeypatch.setattr(knock, "_SPEAK", 0.3)  # whoever is slower is asked again
    with dask_settings.config.set(settings), pytest.raises(KitError) as caught:
        Cluster(f"{scheme}://{doors[where]}", nobody)
    assert caught.value.slug == slug
    assert said in f"{caught.value.message} {caught.value.hint}"


def test_with_the_right_certificate_a_scheduler_is_reached(
    doors: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.1)
    with dask_settings.config.set(certificates(OURS, OURS)), pytest.raises(ToolError) as caught:
        Cluster(f"tls://{doors['encrypted']}", nobody)
    assert caught.value.slug == "cluster-empty"


def test_a_client_that_was_never_connected_goes_without_a_word(
    doors: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "knock", lambda *_args, **_named: None)
    heard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", heard.append)
    with pytest.raises(ToolError):
        Cluster(f"tls://{doors['encrypted']}", nobody)
    gc.collect()
    assert not heard


@pytest.mark.parametrize("address", ["scheduler:8786", "tcp://scheduler", "tcp://:8786", "tcp://a:99999", "udp://a:1"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        Cluster(address, nobody)
    assert caught.value.slug == "bad-cluster"
