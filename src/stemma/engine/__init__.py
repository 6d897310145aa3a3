"""Where a stage runs: two verbs, and an engine that runs them on this machine."""
