"""What the demonstration reel says, letters and shows, in order.

Every sentence was written for this project. Nothing is quoted from the film
or from a person, and nobody is depicted.
"""

from reel.beats import VISITOR, Lettering, Pause, Shot, Speech

SHOTS: tuple[Shot, ...] = (
    Shot(
        "night_snow",
        "tones",
        (
            Pause(14),
            Lettering("A demonstration reel\nGenerated pictures, not the film", 60, "title"),
            Speech("This is a demonstration reel."),
            Speech("It is not the film The Defector."),
        ),
    ),
    Shot(
        "ridges",
        "wind",
        (
            Speech("It shows no face and says no name."),
            Lettering("NO PERSON IS SHOWN", style="ink"),
            Speech("Some people are safe only unseen."),
        ),
    ),
    Shot("river", "water", (Lettering("A RIVER, AT NIGHT"), Speech("Every journey begins at an edge."))),
    Shot(
        "route",
        "wind",
        (
            Speech("The route runs through China and Laos."),
            Lettering("CHINA", 36, "ink"),
            Lettering("LAOS", 36, "ink"),
        ),
    ),
    Shot(
        "rails",
        "train",
        (
            Speech("How much farther is it?", VISITOR, 5),
            Speech("Farther than anyone said."),
            Lettering("NO TIMETABLE", 36, "sky"),
        ),
    ),
    Shot(
        "fence",
        "wind",
        (
            Lettering("THE BORDER", 36),
            Speech("The controls have grown stronger."),
            Lettering("HEAVIER PENALTIES", 36),
        ),
    ),
    Shot(
        "footprints",
        "wind",
        (Speech("Some who walk are children."), Lettering("KOTJEBI\norphaned street children", 46, "ink")),
    ),
    Shot("corridor", "hum", (Lettering("LAOS, 2013", 36), Speech("Nine young people were arrested."))),
    Shot(
        "forest", "wind", (Speech("They were sent back through China."), Lettering("THE SAME ROAD, BACK", style="ink"))
    ),
    Shot(
        "nine_lights", "tones", (Lettering("Nine", 42, "title"), Speech("Here, their names stay unspoken.", after=16))
    ),
    Shot("city", "hum", (Lettering("TORONTO", 36), Speech("The film came out of Toronto."))),
    Shot(
        "room_dark",
        "room",
        (
            Speech("A film needs a room."),
            Lettering("THE ROOM GOES DARK", style="screen"),
            Speech("A screening kit prepares it."),
        ),
    ),
    Shot(
        "page",
        "room",
        (
            Lettering("A BOOKLET", 36, "ink"),
            Speech("Every line is read and timed."),
            Lettering("A CODE WORD FOR A NAME", 40, "ink"),
        ),
    ),
    Shot(
        "threads",
        "tones",
        (Lettering("한국어   English   Français", 42, "title"), Speech("Words can cross where people cannot.")),
    ),
    Shot(
        "room_lit",
        "room",
        (
            Speech("Who is all this for?", VISITOR, 5),
            Speech("For everyone who stays to talk."),
            Lettering("THE LIGHTS COME ON", style="screen"),
        ),
    ),
    Shot(
        "dawn",
        "water",
        (
            Speech("Someone asks the first question."),
            Lettering("FIRST LIGHT", 36),
            Speech("You could begin there."),
        ),
    ),
    Shot(
        "morning_snow",
        "tones",
        (
            Lettering("Words and pictures made for this reel", 48, "ink_title"),
            Lettering("End of the demonstration reel", 48, "ink_title"),
            Pause(30),
        ),
    ),
)
