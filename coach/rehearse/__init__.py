"""A take while it runs, and the run of takes that it belongs to."""
