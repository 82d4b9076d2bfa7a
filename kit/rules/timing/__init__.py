"""Rules on when cues show."""
