"""The only place that knows where kit's own data lie: in the checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parent


def templates() -> Path:
    """Folder of the Jinja2 templates and style sheets."""
    return _home("templates")


def locales() -> Path:
    """Folder of the catalogues of the tool's own words."""
    return _home("locales")


def profiles() -> Path:
    """Folder of the subtitle profiles."""
    return _PACKAGE / "profiles"


def bare_film() -> Path:
    """Folder of what a film without the sample begins with: kit.toml, and the texts to write in each language."""
    return _PACKAGE / "project" / "bare_film"


def targets() -> Path:
    """Folder of what screeners can be made for."""
    return _home("targets")


def system_packages() -> Path:
    """The list of what kit needs from the operating system; set-up and ``kit doctor`` both read it."""
    installed = _INSTALLED / "system-packages.toml"
    return installed if installed.is_file() else _CHECKOUT / "scripts" / "system-packages.toml"


def sample() -> tuple[tuple[Path, str], ...]:
    """Files and folders of the sample film, each with the name that it has in a film's folder.

    Film texts of the locales travel with the catalogues; ``kit init`` copies what is named here.
    """
    home = _INSTALLED / "sample" if _INSTALLED.is_dir() else _CHECKOUT
    return (
        (home / "kit.toml", "kit.toml"),
        (home / "subtitles", "subtitles"),
        (home / "media", "media"),
        (locales(), "locales"),
    )


def _home(name: str) -> Path:
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _CHECKOUT / name
