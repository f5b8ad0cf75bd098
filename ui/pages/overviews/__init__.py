"""The page of overviews: choose one, see it as it will be on paper, print or save it."""
