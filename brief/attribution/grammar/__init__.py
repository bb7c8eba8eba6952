"""English grammar by rule, no parser: tokens, noun phrases, clauses, and the subjects of verbs of speech."""
