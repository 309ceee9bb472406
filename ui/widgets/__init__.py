"""Shared painted widgets, none of which knows a page."""
