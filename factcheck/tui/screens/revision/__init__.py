"""What became of each claim of a draft in its new version."""
