"""What stands beside the briefs at the end of a run: the report, the index and the tables."""
