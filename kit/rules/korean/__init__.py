"""Rules on Korean typography."""
