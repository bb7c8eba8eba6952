"""A run by the Batch API: questions noted, packed, submitted, waited for and collected, in rounds."""
