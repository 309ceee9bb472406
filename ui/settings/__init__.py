"""The settings: everything the first run asks, and the rest, kept as it is chosen."""
