"""A case as files for other programs."""
