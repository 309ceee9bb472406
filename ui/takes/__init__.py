"""The page of all takes: list, search, progress, one take in full, trash."""
