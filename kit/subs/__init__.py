"""Subtitle tracks: reading without loss, the model, and patching the original text."""
