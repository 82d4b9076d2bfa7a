"""Moving in-times and out-times to where the film's cuts and the gaps between cues want them."""
