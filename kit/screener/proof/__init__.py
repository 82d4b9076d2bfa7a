"""Prove a screener: what is in each picture, held against the master with libass's own drawing on it."""
