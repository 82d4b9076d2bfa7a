"""Chromium driven by its own protocol over a pipe: keys as a person presses them, and what axe-core says."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from importlib import resources
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_CODES = {"Enter": 13, "Tab": 9, " ": 32, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38}
_TEXTS = {"Enter": "\r", "Tab": ""}
#: Gives two pipes the numbers that the browser knows, by way of numbers that nothing else has.
_AS_3_AND_4 = """
import os, sys
for number, pipe in ((91, sys.argv[1]), (92, sys.argv[2])):
    os.dup2(int(pipe), number)
os.dup2(91, 3)
os.dup2(92, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
CTRL = 2
SHIFT = 8
#: Looks of a page are given up after so many, a twentieth of a second apart.
_LOOKS = 400
#: Seconds after which a browser that says nothing is taken for dead.
_SILENCE = 120


class Chromium:
    """One browser with one page."""

    def __init__(self) -> None:
        assert CHROMIUM
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        (theirs_in, ours_out), (ours_in, theirs_out) = os.pipe(), os.pipe()
        # The browser reads from file 3 and writes to file 4.
        self._browser = subprocess.Popen(
            [sys.executable, "-c", _AS_3_AND_4, str(theirs_in), str(theirs_out), CHROMIUM, "--headless",
             "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={self._folder.name}",
             "--autoplay-policy=no-user-gesture-required", "--mute-audio", "about:blank"],
            pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._out, self._in = os.fdopen(ours_out, "wb", 0), ours_in
        self._rest, self._number, self._session = b"", 0, ""
        self.errors: list[str] = []
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._send(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.terminate()
        self._browser.wait()
        self._out.close()
        os.close(self._in)
        self._folder.cleanup()

    def open(self, address: str, wide: int = 1440, high: int = 900) -> None:
        """Open a page and wait until its script has run."""
        self.size(wide, high)
        self._send("Page.navigate", url=address)
        self.wait(f"document.readyState === 'complete' && location.href === {json.dumps(address)}")
        self.errors.clear()

    def forget(self) -> None:
        """Forget what pages from the disk have kept."""
        self._send("Storage.clearDataForOrigin", origin="file://", storageTypes="local_storage")

    def size(self, wide: int, high: int) -> None:
        """Make the window so large; half as wide is what 200 % zoom leaves."""
        self._send("Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=1, mobile=False)

    def run(self, script: str) -> Any:
        """What an expression gives in the page; a promise is waited for."""
        done = self._send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, json.dumps(done["exceptionDetails"])[:600]
        return done["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until an expression is true."""
        for _ in range(_LOOKS):
            with suppress(AssertionError):  # the page may just be changing
                if self.run(condition):
                    return
            time.sleep(0.05)
        raise AssertionError(f"never true: {condition}")

    def press(self, *keys: str, held: int = 0) -> None:
        """Press keys, one after another."""
        for key in keys:
            text = _TEXTS.get(key, key if len(key) == 1 else "")
            code = _CODES.get(key, ord(key[0].upper()))
            down = {"text": text} if text and not held & CTRL else {}
            for kind, more in (("keyDown", down), ("keyUp", {})):
                self._send(
                    "Input.dispatchKeyEvent", type=kind, key=key, modifiers=held, windowsVirtualKeyCode=code, **more
                )

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag with the left button from one place to another, in steps."""
        at = {"button": "left", "buttons": 1, "clickCount": 1}
        self._send("Input.dispatchMouseEvent", type="mousePressed", x=start[0], y=start[1], **at)
        for share in (0.5, 1.0):
            x, y = (one + (two - one) * share for one, two in zip(start, end, strict=True))
            self._send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, **at)
        self._send("Input.dispatchMouseEvent", type="mouseReleased", x=end[0], y=end[1], **at)

    def type(self, text: str) -> None:
        """Write text where the keyboard is."""
        self._send("Input.insertText", text=text)

    def text(self, selector: str) -> str:
        """What an element says."""
        return str(self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def violations(self) -> list[str]:
        """What axe-core (WCAG 2.2 AA and its best practices) has against the page as it stands, each with a place."""
        # The page's own policy forbids scripts, but not this one, which comes from outside of it.
        axe = (resources.files("axe_core_python") / "axe.min.js").read_text("utf-8")
        self._send("Runtime.evaluate", expression=axe)
        tags = json.dumps(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        told = "r.violations.map(v => v.id + ' ' + v.nodes[0].html)"
        found = self.run(f"axe.run({{runOnly: {tags}}}).then(r => {told})")
        return [str(one) for one in found]

    def picture(self, path: Path) -> None:
        """What the window shows, as PNG."""
        path.write_bytes(base64.b64decode(self._send("Page.captureScreenshot")["data"]))

    def printed(self) -> bytes:
        """The page as PDF."""
        return base64.b64decode(self._send("Page.printToPDF", preferCSSPageSize=True)["data"])

    def downloads(self, folder: Path) -> None:
        """Let files be saved into a folder."""
        self._send("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))

    def _send(self, method: str, **parameters: object) -> dict[str, Any]:
        number = self._post(method, **parameters)
        while True:
            told = self._read()
            if told.get("id") == number:
                assert "error" not in told, told["error"]
                result: dict[str, Any] = told["result"]
                return result
            self._hear(told)

    def _post(self, method: str, **parameters: object) -> int:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        return self._number

    def _hear(self, told: dict[str, Any]) -> None:
        if told.get("method") == "Page.javascriptDialogOpening":  # “Leave this page?”
            self._post("Page.handleJavaScriptDialog", accept=True)
        elif told.get("method") == "Runtime.exceptionThrown":
            self.errors.append(str(told["params"]["exceptionDetails"])[:500])
        elif told.get("method") == "Log.entryAdded" and told["params"]["entry"]["level"] == "error":
            self.errors.append(told["params"]["entry"]["text"])

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], _SILENCE)
            got = os.read(self._in, 1 << 20) if ready else b""
            assert got, "the browser is gone"
            self._rest += got
        message, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told
