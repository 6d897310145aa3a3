"""When it happened: the moments that a text gives its events, the day of the event, and which moment is the finer."""
