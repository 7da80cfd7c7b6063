"""What was looked up in the coverage, as replies."""
