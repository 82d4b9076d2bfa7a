"""From final cut to festival: subtitles checked and retimed, screeners burned, screening kits printed."""

__version__ = "0.1.0"
