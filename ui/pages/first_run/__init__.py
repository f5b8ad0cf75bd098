"""The first run: from nothing to a school with its pupils, a step at a time."""
