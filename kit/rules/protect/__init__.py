"""Rules on words that must not appear."""
