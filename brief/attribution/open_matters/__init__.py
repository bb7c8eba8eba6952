"""What an English sentence leaves open, turned into the question that it leaves."""
