"""Which claims speak of one thing, who stands behind each value, and how two values stand to one another."""
