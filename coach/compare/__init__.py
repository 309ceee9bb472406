"""Takes side by side: their words, their marks, and what changed in a sentence."""
