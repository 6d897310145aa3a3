"""One file a layer: what is measured, on which sets."""
