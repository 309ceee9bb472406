"""Before the take: does the script fit, is it ready, where can one begin."""
