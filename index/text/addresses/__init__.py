"""Web addresses as they stand in a text."""
