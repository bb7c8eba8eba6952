"""Processes of this machine that read and write articles for the command's own, which asks their questions."""
