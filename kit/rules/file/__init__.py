"""Rules on how the file is written and read."""
