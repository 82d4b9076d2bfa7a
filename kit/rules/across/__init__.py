"""Rules on the film's tracks side by side."""
