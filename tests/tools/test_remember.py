from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit.tools import fonts, probe, remember


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(remember.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


class Reader:
    """Reads a file and counts how often."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.path.read_bytes()


def settled(path: Path, data: bytes, age: float = 60) -> Reader:
    path.write_bytes(data)
    then = time.time() - age
    os.utime(path, (then, then))
    return Reader(path)


def ask(reader: Reader, what: str = "letters") -> bytes:
    return remember.remembered(what, reader.path, reader)


def test_an_unchanged_file_is_read_once(tmp_path: Path, cache: Path) -> None:
    reader = settled(tmp_path / "a", b"one\ntwo")
    assert [ask(reader), ask(reader), reader.times] == [b"one\ntwo", b"one\ntwo", 1]
    assert len(list(cache.iterdir())) == 1


def test_two_things_of_one_file_are_kept_apart(tmp_path: Path, cache: Path) -> None:
    reader = settled(tmp_path / "a", b"one")
    ask(reader, "letters")
    ask(reader, "lines")
    assert (reader.times, len(list(cache.iterdir()))) == (2, 2)


@pytest.mark.usefixtures("cache")
def test_a_file_of_another_time_size_or_inode_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    ask(settled(path, b"one"))
    assert ask(settled(path, b"two", age=50)) == b"two"
    then = path.stat()
    path.write_bytes(b"longer")
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert ask(Reader(path)) == b"longer"
    other = tmp_path / "b"
    other.write_bytes(b"others")
    os.utime(other, ns=(then.st_atime_ns, then.st_mtime_ns))
    other.replace(path)
    assert ask(Reader(path)) == b"others"


def test_a_file_that_changed_just_now_is_not_kept(tmp_path: Path, cache: Path) -> None:
    reader = settled(tmp_path / "a", b"one", age=0)
    assert [ask(reader), ask(reader), reader.times] == [b"one", b"one", 2]
    assert not cache.exists()


def test_a_measurement_stays_with_the_bytes_and_not_with_the_name(tmp_path: Path, cache: Path) -> None:
    reader = settled(tmp_path / "a", b"one")
    moved = tmp_path / "b"

    def measure(path: Path) -> bytes:
        return remember.measured("length", path, reader)

    assert (remember.known("length", reader.path), measure(reader.path), reader.times) == (None, b"one", 1)
    reader.path.rename(moved)
    assert [measure(moved), remember.known("length", moved), reader.times] == [b"one", b"one", 1]
    assert remember.known("width", moved) is None
    then = moved.stat()
    moved.write_bytes(b"two")
    os.utime(moved, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert remember.known("length", moved) is None, "other bytes of the same size and time"
    reader.path = moved
    assert [measure(moved), reader.times] == [b"two", 2]
    for kept in cache.iterdir():
        kept.unlink()
    assert [measure(moved), reader.times] == [b"two", 3]


@pytest.mark.parametrize("broken", [b"", b"\n", b"nonsense", b"\xff\n\xff", None])
def test_what_is_damaged_in_the_folder_is_not_believed(tmp_path: Path, cache: Path, broken: bytes | None) -> None:
    reader = settled(tmp_path / "a", b"one")
    ask(reader)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] if broken is None else broken)
    assert [ask(reader), ask(reader), reader.times] == [b"one", b"one", 2]


def test_where_nothing_can_be_kept_everything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    reader = settled(tmp_path / "a", b"one")
    for wrong in (file / "within", Path("/proc/nowhere")):
        monkeypatch.setenv(remember.VARIABLE, str(wrong))
        assert ask(reader) == b"one"
    monkeypatch.setenv(remember.VARIABLE, "")
    assert ask(reader) == b"one"
    assert reader.times == 3


@pytest.mark.usefixtures("cache")
def test_what_cannot_be_read_says_so_itself(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ask(Reader(tmp_path / "none"))


def test_the_folder_does_not_grow_without_end(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remember, "KEPT", 5)
    cache.mkdir()
    (cache / "my own.txt").write_bytes(b"stays")
    for number in range(8):
        ask(settled(tmp_path / f"file{number}", b"x"))
    assert len(list(cache.iterdir())) == 6
    assert (cache / "my own.txt").read_bytes() == b"stays"


def test_what_was_asked_for_longest_ago_goes_first(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remember, "KEPT", 2)
    often, once, new = (settled(tmp_path / name, b"x") for name in ("often", "once", "new"))
    ask(often)
    ask(once)
    for age, kept in enumerate(sorted(cache.iterdir(), key=lambda one: one.read_bytes().find(b"often") < 0)):
        os.utime(kept, (1000 + age, 1000 + age))
    ask(often)
    ask(new)
    ask(often)
    ask(once)
    assert [often.times, once.times, new.times] == [1, 2, 1]


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({"KIT_CACHE": "/here", "XDG_CACHE_HOME": "/there"}, "linux", Path("/here")),
        ({"KIT_CACHE": ""}, "linux", None),
        ({"XDG_CACHE_HOME": "/there"}, "linux", Path("/there/kit")),
        ({"XDG_CACHE_HOME": "relative"}, "linux", Path.home() / ".cache/kit"),
        ({}, "linux", Path.home() / ".cache/kit"),
        ({}, "darwin", Path.home() / "Library/Caches/kit"),
        ({"LOCALAPPDATA": "C:/Profiles/a/AppData/Local"}, "win32", Path("C:/Profiles/a/AppData/Local/kit/cache")),
        ({}, "win32", None),
    ],
)
def test_the_folder_is_the_users_own(environment: dict[str, str], system: str, expected: Path | None) -> None:
    assert remember.folder(environment, system) == expected


LENGTH = """
import sys
from pathlib import Path
from kit.tools import fonts, probe
font = fonts.sans()
print(probe.length(Path(sys.argv[1])), sorted(fonts.widths(font.path, font.index).items())[1000:1003])
print({"av", "fontTools"} & set(sys.modules), file=sys.stderr)
"""


@pytest.mark.usefixtures("cache")
def test_a_second_run_opens_neither_the_font_nor_the_master() -> None:
    master = Path(__file__).resolve().parent.parent.parent / "media/the-defector.mp4"
    probe_twice = [
        subprocess.run([sys.executable, "-c", LENGTH, str(master)], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    font = fonts.sans()
    expected = probe.probe(master).duration, sorted(fonts.widths(font.path, font.index).items())[1000:1003]
    assert [run.stdout.strip() for run in probe_twice] == [f"{expected[0]} {expected[1]}"] * 2
    assert "fontTools" in probe_twice[0].stderr
    assert probe_twice[1].stderr.strip() == "set()"
