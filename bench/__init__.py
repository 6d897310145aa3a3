"""Speed and memory of the main job, and of its peers where they are installed."""
