"""What a screening kit is wanted to hold, piece by piece, and what a film has not given for it."""
