"""Three stills for the booklet, without lettering and without metadata."""

from pathlib import Path

from PIL import Image

from reel.pictures import picture, to_bytes
from reel.timeline import Timeline

STILLS = (("night-snow", "night_snow"), ("river", "river"), ("nine-lights", "nine_lights"))


def write_stills(line: Timeline, folder: Path) -> None:
    """Write one JPEG for each shot in the list, from a quarter into the shot."""
    for name, shot_name in STILLS:
        shot = next(s for s in line.shots if s.item.picture == shot_name)
        frames = shot.end - shot.start
        image = Image.fromarray(to_bytes(picture(shot_name, frames)(frames // 4)))
        image.save(folder / f"still-{name}.jpg", quality=90, optimize=True, progressive=True)
