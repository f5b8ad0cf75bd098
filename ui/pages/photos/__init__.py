"""The page on which a teacher clears photos."""
