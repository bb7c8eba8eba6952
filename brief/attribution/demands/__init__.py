"""Who asks or promises what, and of whom."""
