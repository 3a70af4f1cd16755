"""Edits of records that leave every other byte as it was: splices, new files, and writing them safely."""
