"""Reading lists of pupils as other programs export them."""
