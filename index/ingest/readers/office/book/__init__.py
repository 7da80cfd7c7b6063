"""What an e-book says of itself: its chapters and its metadata."""
