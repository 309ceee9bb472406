"""Sound comes in here and becomes words."""
