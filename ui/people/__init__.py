"""Who calls and who is called: forms that several pages show."""
