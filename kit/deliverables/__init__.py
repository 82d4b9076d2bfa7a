"""Everything that a film can make, and how each result stands against what it would be made from now."""
