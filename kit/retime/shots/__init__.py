"""Where the film's shots change: found in the picture, or taken from a list."""
