"""What pages show, kept apart from how they show it."""
