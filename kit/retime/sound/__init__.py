"""The sound of the old cut against the sound of the new one."""
