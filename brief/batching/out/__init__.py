"""The folder OUT: who holds it, what its files are called, how they are written whole, and read back."""
