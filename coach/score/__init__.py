"""Takes that exist already, as sound or as written words, are marked here."""
