"""A good reader would have broken here: English."""

from __future__ import annotations

import pytest

from kit.check.breaking import choose

READ = """
They told us to keep quiet / and to walk behind the old man.
I never thought that I would see the river / from the other side.
She had been waiting for three years / before they let her go.
My mother asked me if I wanted / to come back with her to Korea.
The broker said the road through Laos / was safer than the other.
He will never tell you / what happened to the people in that house.
If they catch you, / they send you back to the camp.
The first time I heard her voice, / I did not believe it was real.
Kim Jong Il died in the winter / of the year that we left.
There were more than 20 people hiding / in a room of ten square metres.
You could say that nobody knew / who had opened the door.
I wanted to study medicine, / but my family had no money for it.
When the soldiers came to our village / we hid under the floor.
They walked for 15 days without food / or a place to sleep.
It was the only way out of the country / that we knew about.
She works with Mr. Park, / who helps refugees in Bangkok.
I don’t know whether my brother / is alive or in a prison.
Nobody in my family / has ever spoken about that night.
The people who help us / take a great risk themselves.
We were told to wait here / until somebody came to get us.
He said that he was sorry / and that he would come back.
I lived in China for nearly seven years / under another name.
After the interview, the Chinese police / followed us to the station.
You have to be very careful / what you say to your neighbours.
They gave us new clothes, / a phone and a little money.
Tell him that I have not forgotten / what he did for us.
One of the guards looked at me / and turned his head away.
"""


@pytest.mark.parametrize("read", READ.strip().splitlines())
def test_a_cue_breaks_where_a_good_reader_pauses(read: str) -> None:
    words = read.replace(" / ", " ").split(" ")
    sizes = choose.best(words, "en", "plain", 42, 2)
    assert sizes
    assert f"{' '.join(words[: sizes[0]])} / {' '.join(words[sizes[0] :])}" == read
