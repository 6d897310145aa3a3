"""Measured accuracy, layer by layer, against floors that are pinned in `floors.toml`."""
