"""Recordings of a real endpoint, made and played again."""
