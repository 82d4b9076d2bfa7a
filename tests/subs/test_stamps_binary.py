"""Nothing is lost in EBU-STL and SCC, whatever byte is damaged: each block and each row is a cue or a finding."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.subs import decode, formats
from kit.subs.binary import GSI, TTI
from kit.subs.formats.ebustl_blocks import USER_DATA
from tests.subs import test_ebustl, test_scc

COUNT = 4
#: The bytes of a text block before its text: number, place, times, position.
HEAD = 16


def stl() -> bytes:
    blocks = [
        test_ebustl.block(
            b"\x0d\x0b\x0bw%dw\x0a\x0a" % number, number, times=bytes([0, 0, 2 * number, 0, 0, 0, 2 * number + 1, 0])
        )
        for number in range(1, COUNT + 1)
    ]
    return test_ebustl.file(*blocks)


@given(damage=st.lists(st.tuples(st.integers(1, COUNT), st.integers(0, HEAD - 1), st.integers(0, 255)), max_size=3))
def test_each_block_of_ebu_stl_is_in_a_cue_or_a_finding(damage: list[tuple[int, int, int]]) -> None:
    data = bytearray(stl())
    for block, at, value in damage:
        data[GSI + (block - 1) * TTI + at] = value
    source = decode.decode(bytes(data), Path("film.stl"))
    try:
        track = formats.parse(source, "ebustl")
    except KitError:
        return
    said = " ".join(cue.text for cue in track.cues)
    told = {row for fault in track.faults for row in range(fault.row, fault.last_row + 1)}
    # A block whose comment flag is set is a comment of its author, one numbered FEh is a program's own data (EBU Tech
    # 3264, EBN): neither is for the screen.
    blocks = {row: data[GSI + (row - 1) * TTI :] for row in range(1, COUNT + 1)}
    unseen = {row for row, block in blocks.items() if block[HEAD - 1] or block[3] == USER_DATA}
    assert {row for row in blocks if f"w{row}w" not in said} <= told | unseen
    assert formats.patch(track, []) == bytes(data)


@given(
    which=st.integers(0, COUNT - 1),
    at=st.integers(0, 40),
    sign=st.sampled_from(["", *"0129abf;: \tOgz"]),
    gone=st.integers(0, 1),
)
def test_each_row_of_scc_is_in_a_cue_or_a_finding(which: int, at: int, sign: str, gone: int) -> None:
    times = [f"00:00:{2 * number:02}:00\t" for number in range(1, COUNT + 1)]
    rows = [test_scc.pop(test_scc.says(f"w{at}w ")).replace("00:00:01:00 ", time) for at, time in enumerate(times, 1)]
    assert len(formats.parse(decode.decode(test_scc.scc(*rows).encode(), Path("film.scc")), "scc").cues) == COUNT
    rows[which] = rows[which][:at] + sign + rows[which][at + gone :]
    source = decode.decode(test_scc.scc(*rows).encode(), Path("film.scc"))
    track = formats.parse(source, "scc")
    said = " ".join(cue.text for cue in track.cues)
    told = " ".join("".join(source.rows[fault.row - 1 : fault.last_row]) for fault in track.faults)
    assert [row for at, row in enumerate(rows, 1) if f"w{at}w" not in said and row not in told] == []
