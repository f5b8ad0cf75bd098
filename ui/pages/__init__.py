"""The pages; which of them are in the rail is said in `ui.places`."""
