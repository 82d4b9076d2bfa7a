"""Rules on whether a cue can be read in its time."""
