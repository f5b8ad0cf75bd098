"""Pixels in, pixels out: opening, covering, writing and verifying pictures."""
