"""What a festival is sent: one folder with everything for one film, and the proof that it arrived whole."""
