"""The script page: scripts written as cues, checked while they are written."""
