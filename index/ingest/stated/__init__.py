"""What a document states about itself: front matter in every dialect, and days as they are written."""
