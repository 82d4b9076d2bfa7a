"""Rules on lines and marks."""
