"""A screener in segments: cut at lasting places, each encoded once and kept, joined without encoding again."""
