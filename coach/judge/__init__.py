"""Words become a verdict here: pure functions, no clock, no files."""
