"""Keys and seals: where the vault's key lives, and what it locks."""
