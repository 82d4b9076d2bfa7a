"""The generated demonstration reel: its words, sounds, pictures and encoding."""
