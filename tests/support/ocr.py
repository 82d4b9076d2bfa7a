"""Tesseract (Apache-2.0), run as a program: reads burned text back, so that no eye of kit's own judges kit's work."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path

import numpy as np
from PIL import Image

PROGRAM = shutil.which("tesseract")
#: By the language of a locale, as Tesseract names its models.
MODELS = {"ko": "kor", "en": "eng", "fr": "fra"}


def languages() -> frozenset[str]:
    """The models that are installed; none without the program."""
    if PROGRAM is None:
        return frozenset()
    done = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, check=False)
    return frozenset(done.stdout.split())


def read(burned: np.ndarray, clean: np.ndarray, language: str) -> str:
    """What is written on a picture: the letters are what is brighter than in the clean one."""
    lighter = np.clip(burned.astype(np.int16) - clean, 0, 255)
    ink = 255 - np.clip(lighter * 2, 0, 255).astype(np.uint8)
    rows = np.flatnonzero((ink < 128).any(axis=1))
    if not len(rows):
        return ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ink.png"
        Image.fromarray(np.pad(ink[rows[0] : rows[-1] + 1], 30, constant_values=255)).save(path)
        argv = [str(PROGRAM), str(path), "-", "--psm", "6", "-l", MODELS[language]]
        return subprocess.run(argv, capture_output=True, text=True, check=True, env={"OMP_THREAD_LIMIT": "1"}).stdout


def alike(one: str, other: str) -> float:
    """From 0 to 1, how much two texts agree; blanks and the shape of quotation marks do not count."""
    texts = ["".join(unicodedata.normalize("NFC", text).replace("’", "'").split()) for text in (one, other)]
    return difflib.SequenceMatcher(None, *texts, autojunk=False).ratio()
