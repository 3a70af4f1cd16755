"""The page of one engagement, a section per file."""
