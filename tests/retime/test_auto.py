"""Which evidence is taken where a film offers several."""

from __future__ import annotations

from pathlib import Path

from kit.project.model import Cut
from kit.retime.auto import Way, choose

ROOT, MASTER = Path("/film"), Path("/film/media/film.mp4")


def test_the_strongest_evidence_is_taken_and_the_others_are_told() -> None:
    everything = Cut(old_list="a.edl", new_list="b.edl", old_sound="a.wav", new_sound="b.wav", reference="r.srt")
    choice = choose(everything, ROOT, MASTER)
    assert (choice.way, choice.files) == (Way.CONFORM, (ROOT / "a.edl", ROOT / "b.edl"))
    assert choice.others == ((Way.SOUND, ""), (Way.REFERENCE, ""), (Way.SPEECH, ""))


def test_the_master_is_the_new_cut_if_no_new_sound_is_named() -> None:
    assert choose(Cut(old_sound="a.wav"), ROOT, MASTER).files == (ROOT / "a.wav", MASTER)
    assert choose(Cut(old_sound="a.wav", new_sound="b.wav"), ROOT, MASTER).files == (ROOT / "a.wav", ROOT / "b.wav")


def test_without_lists_and_sounds_a_right_track_counts_and_at_last_what_is_spoken() -> None:
    assert choose(Cut(reference="r.srt"), ROOT, MASTER).way is Way.REFERENCE
    choice = choose(Cut(), ROOT, MASTER)
    assert (choice.way, choice.files) == (Way.SPEECH, (MASTER,))
    assert choice.others[0] == (Way.CONFORM, "old_list, new_list")
