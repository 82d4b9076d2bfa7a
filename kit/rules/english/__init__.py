"""Rules on English typography."""
