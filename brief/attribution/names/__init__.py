"""The names an article prints: what they are, which of them are one, and whom a description means."""
