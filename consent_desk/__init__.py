"""Written consent for photos, videos and names of pupils, kept and enforced."""
