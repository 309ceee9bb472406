"""The page that sets takes side by side."""
