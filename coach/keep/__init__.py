"""Takes, scripts and people are kept here."""
