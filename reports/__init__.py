"""What is printed: overviews as PDF, in the language that is asked for."""
