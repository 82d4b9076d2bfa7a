"""Install what is missing and nothing else: system packages with apt, Python packages from the locks.

Usage: python scripts/setup.py run|test. A second run does nothing and says so in one line.
"""

from __future__ import annotations

import sys
from pathlib import Path

from provision import environment, needs, stamp, system

ROOT = Path(__file__).resolve().parent.parent
SYSTEM = "scripts/system-packages.toml"
LOCKS = {"run": "requirements.txt", "test": "requirements-dev.txt"}


def main(arguments: list[str]) -> int:
    """Set up one group; 0 if it is ready afterwards, 1 if something is left to do by hand."""
    group = arguments[0] if arguments else "run"
    if len(arguments) > 1 or group not in LOCKS:
        print(f"usage: python scripts/setup.py {'|'.join(LOCKS)}", file=sys.stderr)
        return 2
    try:
        set_up(ROOT, group)
    except system.SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"setup: {error.filename or ROOT}: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("setup: interrupted; the same command goes on from here.", file=sys.stderr)
        return 130
    return 0


def set_up(root: Path, group: str) -> None:
    """Bring the checkout at ``root`` to where a group's commands can run. Raises SetupError or OSError."""
    home = environment.folder(root)
    wanted = {name: stamp.digest(root, (root / SYSTEM, root / LOCKS[name])) for name in LOCKS}
    covering = {"run": ("run", "test"), "test": ("test",)}[group]  # the test lock holds all of the run lock
    if environment.python(root).exists() and any(stamp.is_current(home, name, wanted[name]) for name in covering):
        say("everything is installed, nothing to do.")
        return
    add_system_packages(needs.read(root / SYSTEM, group))
    add_python_packages(root, root / LOCKS[group])
    stamp.write(home, group, wanted[group])
    say("ready.")


def add_system_packages(wanted: tuple[needs.Need, ...]) -> None:
    """Install what the machine lacks, if there is apt and we may. Raises SetupError."""
    missing = needs.unmet(wanted)
    if not environment.can_make():
        missing = (venv_need(), *missing)
    reason = "This machine has no apt-get, so its packages are yours to install."
    if missing and system.manager() == "apt":
        reason = "apt-get installed its packages, but something is still not found."
        try:
            prefix = system.as_root(missing)
            say(f"installing system packages: {' '.join(system.packages(missing, 'apt'))}")
            system.install(missing, prefix)
            missing = needs.unmet(wanted)
        except system.SetupError as error:
            reason = str(error)
    judge(missing, reason)


def judge(missing: tuple[needs.Need, ...], reason: str) -> None:
    """Stop and list what is missing and has a package here; only mention what is optional or has none.

    Raises SetupError.
    """
    here = system.manager()
    required = tuple(need for need in missing if not need.optional and (not here or getattr(need, here)))
    if required:
        raise system.explain(required, reason)
    for need in missing:
        say(f"going on without {need.name} (it {need.why}): tests that need it are skipped.")


def venv_need() -> needs.Need:
    """Debian's half of venv, for the very Python that runs this."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return needs.Need(
        name="Python's venv",
        why="keeps kit's packages apart from the system's",
        group="run",
        apt=(f"python{version}-venv",),
        dnf=(f"python{version}",),
        brew=(f"python@{version}",),
        windows=(),
    )


def add_python_packages(root: Path, lock: Path) -> None:
    """Make the environment if there is none, and fill it. Raises SetupError."""
    if not environment.is_sound(root):
        say(f"making {environment.folder(root).name} with Python {sys.version.split()[0]}")
        environment.make(root)
    count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line)
    say(f"installing {count} Python packages from {lock.name}; the first time this takes a minute or two")
    environment.fill(root, lock)


def say(text: str) -> None:
    """One line for the person who waits."""
    print(f"setup: {text}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
