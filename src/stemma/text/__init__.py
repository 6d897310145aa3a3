"""Pure tools for strings: offsets in, offsets out, never a rewritten text."""
