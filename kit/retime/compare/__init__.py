"""Two tracks, or a track and a sound, held against each other: where they drift apart, and what that looks like."""
