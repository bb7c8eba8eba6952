"""What a batch reads: files, folders, addresses, lists and tables, as a stream of entries, one for each article."""
