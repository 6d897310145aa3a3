"""The plan of stages, what must run again, and the run itself."""
