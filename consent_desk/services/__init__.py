"""What a person can do here: one verb per file."""
