from __future__ import annotations

import numpy as np

from kit.screener.proof import difference


def test_noise_that_an_encoder_lost_is_no_other_picture() -> None:
    noise = np.random.default_rng(1).integers(16, 235, (270, 480), np.uint8)
    assert not difference.is_another(np.full_like(noise, 125), noise)


def test_another_crop_or_brightness_is_another_picture() -> None:
    across = np.tile(np.linspace(20, 230, 480).astype(np.uint8), (270, 1))
    assert not difference.is_another(across, across)
    assert difference.is_another(np.roll(across, 30, axis=1), across)
    assert difference.is_another(across - 10, across)
