"""Outside programs, media probing and fonts."""
