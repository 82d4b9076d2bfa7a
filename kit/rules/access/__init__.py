"""Rules on tracks for deaf and hard-of-hearing viewers."""
