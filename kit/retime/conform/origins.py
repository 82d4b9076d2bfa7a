"""Whether two shots, each named as its list names it, come from the same source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.retime.cutlist.shot import Origin

#: Reels that stand for any file: the clip's name tells them apart.
_ANY_FILE = frozenset({"", "AX", "AUX", "GEN", "NONE", "UNKNOWN", "UNTITLED"})
#: Letters that strict lists keep of a reel's name: two reels may look alike.
_STRICT = 8
#: ``interview.new.01``, ``interview.copy.02``: the same clip, cut anew or copied.
_COPIES = frozenset({"new", "copy", "sub"})


def keys(origin: Origin) -> tuple[str, ...]:
    """Under which names a shot is looked up; none for one that no other can be compared with."""
    names = [f"reel {_reel(origin)[:_STRICT]}"] if _reel(origin) else []
    names += [f"clip {_clip(origin)}"] if origin.clip else []
    names += [f"file {_file(origin)}"] if origin.file else []
    return () if origin.is_black else tuple(names)


def alike(one: Origin, other: Origin) -> bool:
    """Whether nothing that both lists say tells two sources apart.

    Clip names may differ on the same whole reel name, for clips are renamed in the edit and reels are not.
    """
    reels = (_reel(one), _reel(other))
    if all(reels) and reels[0] != reels[1] and not _is_cut_short(*reels):
        return False
    if one.file and other.file:
        return _file(one) == _file(other)
    if one.clip and other.clip and _clip(one) != _clip(other):
        return reels[0] == reels[1] and len(reels[0]) > _STRICT
    return True


def _reel(origin: Origin) -> str:
    reel = origin.reel.casefold()
    return "" if reel.upper() in _ANY_FILE else reel


def _clip(origin: Origin) -> str:
    """A clip's name without what editing programs add to a copy of it."""
    words = origin.clip.casefold().split(".")
    while len(words) > 2 and words[-1].isdecimal() and words[-2] in _COPIES:  # noqa: PLR2004 - a name, a word, a number
        del words[-2:]
    return ".".join(words)


def _file(origin: Origin) -> str:
    return origin.file.replace("\\", "/").rpartition("/")[2].casefold()


def _is_cut_short(one: str, other: str) -> bool:
    """Whether one list kept only the first eight letters of the other's name."""
    short, long = sorted((one, other), key=len)
    return len(short) == _STRICT and long.startswith(short)
