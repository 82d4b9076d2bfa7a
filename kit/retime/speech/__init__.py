"""A track against a soundtrack alone: where somebody begins to speak, a cue should begin."""
