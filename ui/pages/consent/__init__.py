"""The page where answers are looked up and recorded."""
