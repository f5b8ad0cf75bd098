"""The rules, as plain data and pure functions; standard library only."""
