"""What a whole message quotes, and of whom: found in it, and checked."""
