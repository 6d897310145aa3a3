"""What happened to whom: who was killed, hurt or held, told as numbers, as persons, by their wounds or their state."""
