"""Screeners: a track burned into the master, marked for whom it was made, verified and recorded."""
