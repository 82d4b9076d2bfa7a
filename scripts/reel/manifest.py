"""Write down where everything really lies, for tests and for subtitling."""

import json
from pathlib import Path

from reel.timeline import RATE, Timeline


def write_manifest(line: Timeline, target: Path) -> None:
    """Write the JSON described in ``make_reel.py``."""
    data = {
        "rate": f"{RATE.numerator}/{RATE.denominator}",
        "frames": line.frames,
        "cuts": [shot.start for shot in line.shots[1:]],
        "shots": [{"in": s.start, "out": s.end, "picture": s.item.picture, "sound": s.item.sound} for s in line.shots],
        "speech": [{"in": s.start, "out": s.end, "voice": s.item.voice, "text": s.item.text} for s in line.speech],
        "lettering": [{"in": w.start, "out": w.end, "text": w.item.text} for w in line.lettering],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    target.write_text(text + "\n", encoding="utf-8")
