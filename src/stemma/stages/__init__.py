"""The algorithms: pure functions from records to records. Stages never import one another."""
