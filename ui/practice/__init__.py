"""The practice page: from the script to the verdict and the next take."""
