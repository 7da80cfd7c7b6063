"""What is read through instead of asked for. Plain values."""
