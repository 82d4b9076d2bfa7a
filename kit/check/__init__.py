"""The vocabulary and engine of checking; knows nothing of any single rule."""
