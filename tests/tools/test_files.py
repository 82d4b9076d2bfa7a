from __future__ import annotations

import os
import resource
import signal
import threading
from pathlib import Path

import pytest

from kit.errors import StorageError
from kit.tools import files


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "l’été « 1 » '\".srt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    files.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert left(tmp_path) == [target.name]


def test_a_new_file_gets_the_usual_rights(tmp_path: Path) -> None:
    files.write_bytes(tmp_path / "deep" / "er" / "new.txt", b"x")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "deep/er/new.txt").stat().st_mode & 0o777 == 0o666 & ~mask


def test_an_interrupted_write_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    target = tmp_path / "track.srt"
    target.write_bytes(b"old")

    def interrupted() -> None:
        with files.part_file(target) as part:
            part.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["track.srt"]


def test_a_link_keeps_being_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.srt"
    real.write_bytes(b"old")
    link = tmp_path / "link.srt"
    link.symlink_to(real)
    files.write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    files.write_bytes(pipe, b"all of it")
    reader.join(30)
    assert got == [b"all of it"]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_full_disk_is_said_in_words_and_leaves_nothing(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StorageError, match=r"big\.bin cannot be written: File too large"):
            files.write_bytes(tmp_path / "big.bin", b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "slug"), [(28, "disk-full"), (13, "no-permission"), (30, "read-only"), (2, "not-found"), (5, "storage")]
)
def test_each_refusal_of_the_system_has_a_hint(number: int, slug: str) -> None:
    error = files.storage_error(OSError(number, "x"), Path("film.srt"), "read")
    assert error.slug == slug
    assert error.exit_code == 5
    assert error.hint


def test_reading_a_folder_says_what_to_name_instead(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        files.read_bytes(tmp_path)
    assert caught.value.hint == "Name a file, not a folder."


def test_sha256_is_the_published_one(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    # FIPS 180-2, appendix B.1
    assert files.sha256(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_what_a_killed_run_left_long_ago_goes_and_a_part_being_written_stays(tmp_path: Path) -> None:
    forgotten, written = tmp_path / ".part-old.mp4", tmp_path / ".part-new.mp4"
    for part in (forgotten, written):
        part.write_bytes(b"half")
    os.utime(forgotten, (0, 0))
    files.write_bytes(tmp_path / "film.mp4", b"whole")
    assert left(tmp_path) == [".part-new.mp4", "film.mp4"]
