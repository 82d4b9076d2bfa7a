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
My mother cooked white rice / for us on the morning I left home.
If that man hadn't helped me, / I would not be sitting here today.
Before we crossed the river, / we looked at each other one last time.
By the time we reached the border, / the sun was already going down.
My father told us again and again / not to say a word to anyone.
They never once asked us / where we had come from or why.
It was the first time in my life / that I could laugh out loud.
I worked day and night to send money / to my brother in the North.
The broker threatened to report us / if we didn't pay him more.
Even after I came to Korea, / I couldn't say my own name for years.
I heard that half of the people / in the village starved that winter.
We never imagined / that our family would be together again.
If the Chinese police caught us, / they would send us straight back.
People keep asking me / why I turned my back on my own country.
I can still remember the stories / my grandmother used to tell us.
It has been more than twenty years / since we crossed the Tumen River.
Thanks to my teacher, I was able / to stay in school until the end.
I believed we would meet again someday / as long as we stayed alive.
Seoul at night was as bright as noon / the first time I saw it.
We had to walk across the border / into Laos without any passports.
To this day, we don't know / who sold us out to the police.
She gets up every morning before dawn / and prays for my brother.
When I heard the news, / I couldn't eat anything for several days.
A friend of mine was arrested / for watching South Korean dramas.
Are you sure it's all right / if they hear my voice on television?
When the border opens, I will visit / my mother's grave first of all.
The old man who lived next door gave us / a bag of corn and some salt.
She was the kind of woman / who would never look away from trouble.
He told the guards that he was going / to see his sick aunt in town.
I don't think anyone in this room knows / what happened to Ji-yeon.
"""


@pytest.mark.parametrize("read", READ.strip().splitlines())
def test_a_cue_breaks_where_a_good_reader_pauses(read: str) -> None:
    words = read.replace(" / ", " ").split(" ")
    sizes = choose.best(words, "en", "plain", 42, 2)
    assert sizes
    assert f"{' '.join(words[: sizes[0]])} / {' '.join(words[sizes[0] :])}" == read
