"""From the list of the old cut and that of the new one to the exact map of frames between them."""
