"""Feeds that were saved as files: an item is a document."""
