"""What the editing verbs write: pure functions from a portfolio and answers to edits of its files."""
