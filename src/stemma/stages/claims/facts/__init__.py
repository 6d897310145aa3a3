"""What else a text asserts of a thing or a person: figures, roles, causes, who was there."""
