"""Finding, judging and describing faces, with networks that lie in Python packages."""
