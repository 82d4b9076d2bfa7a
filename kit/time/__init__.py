"""Exact time: ticks, frame rates and time codes."""
