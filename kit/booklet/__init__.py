"""The screening kit: one accessible, archivable PDF for each language of a film."""
