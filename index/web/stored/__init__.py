"""What a fetched file is called, what is known of it, and which addresses led to it."""
