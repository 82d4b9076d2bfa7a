"""Writing a track's cues in another format; what that format cannot hold is known before anything is written."""
