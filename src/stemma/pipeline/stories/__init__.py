"""A case of many stories: a pile taken in batch by batch, grouped, and every story reconstructed by itself."""
