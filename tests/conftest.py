"""What all tests share: a law is held to what it says, never to how long a busy machine took over it."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
