"""Install system packages with apt where we may, and say exactly what to run where we may not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provision.needs import Need

MANAGERS = ("apt", "dnf", "brew", "windows")
COMMANDS = {
    "apt": "sudo apt-get install --no-install-recommends {packages}",
    "dnf": "sudo dnf install {packages}",
    "brew": "brew install {packages}",
    "windows": "winget install MSYS2.MSYS2, then in its UCRT64 window: pacman -S {packages}",
}
NAMES = {"apt": "Debian, Ubuntu", "dnf": "Fedora", "brew": "macOS", "windows": "Windows"}


class SetupError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def manager() -> str:
    """Which way of installing this machine has; empty if none that we know."""
    if sys.platform == "win32":
        return "windows"
    for program, name in (("apt-get", "apt"), ("dnf", "dnf"), ("brew", "brew")):
        if shutil.which(program):
            return name
    return ""


def packages(needs: Iterable[Need], name: str) -> list[str]:
    """Package names of some needs, each once, in the order of the list."""
    return list(dict.fromkeys(package for need in needs for package in getattr(need, name)))


def install(needs: Sequence[Need], prefix: Sequence[str]) -> None:
    """Install Debian packages without asking; an optional one that this Debian or Ubuntu lacks is left out.

    ``prefix`` is what ``as_root`` gave. Raises SetupError with apt's own last words.
    """
    _apt(prefix, ["update"])
    names = packages((need for need in needs if not need.optional or _has_packages(need)), "apt")
    if names:
        _apt(prefix, ["install", "--yes", "--no-install-recommends", *names])


def explain(missing: Sequence[Need], reason: str) -> SetupError:
    """The list of what is missing, with the command for each system; this machine's system comes first."""
    lines = [reason, "Missing:"]
    lines += [f"  {need.name} ({need.why})" for need in missing]
    lines.append("Install them, then run the same command again:")
    here = manager()
    for name in sorted(MANAGERS, key=lambda known: known != here):
        wanted = packages(missing, name)
        if wanted:
            lines.append(f"  {NAMES[name]:<16} {COMMANDS[name].format(packages=' '.join(wanted))}")
    return SetupError("\n".join(lines))


def as_root(needs: Sequence[Need]) -> list[str]:
    """What to put before a command so that it may install: nothing for root, sudo if it is allowed.

    Raises SetupError if this account may not.
    """
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
            return ["sudo", "-n"]
        if sys.stdin is not None and sys.stdin.isatty() and not os.environ.get("CI"):
            print(f"setup: sudo may ask for your password, to install {' '.join(packages(needs, 'apt'))}.", flush=True)
            return ["sudo"]
    raise SetupError("Installing system packages needs administrator rights, which this account does not have.")


def _has_packages(need: Need) -> bool:
    """Whether apt could install it; Ubuntu's chromium, for one, is no Debian package."""
    command = ["apt-get", "install", "--simulate", "--no-install-recommends", *need.apt]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def _apt(prefix: Sequence[str], arguments: Sequence[str]) -> None:
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300"]
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *quiet, *arguments]
    done = subprocess.run(command, stdin=_stdin(prefix), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = "\n".join(f"  {line}" for line in (done.stderr or done.stdout).strip().splitlines()[-8:])
        raise SetupError(f"apt-get {arguments[0]} failed:\n{said}\nCheck the network, then run the same command again.")


def _stdin(prefix: Sequence[str]) -> int | None:
    """Only sudo that may ask for a password gets to read the terminal."""
    return None if list(prefix) == ["sudo"] else subprocess.DEVNULL
