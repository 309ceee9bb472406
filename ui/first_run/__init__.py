"""The first run: under a minute from opening the program to the first take."""
