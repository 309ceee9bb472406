"""Takes as one page that opens in any browser, without the program and without a network."""
