"""Signals as a terminal's programs hear them."""

from __future__ import annotations

import signal


def heard() -> None:
    """For ``preexec_fn``: under nohup, or in a build server's background, a child would inherit deaf ears."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
