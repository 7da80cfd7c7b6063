"""What the head of a mail says: who sent it, and where it can be read in a browser."""
