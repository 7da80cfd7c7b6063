"""What an answer leaves in the asker's hand: a line that tells years later whether it still stands."""
