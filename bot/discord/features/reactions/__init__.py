"""The reaction by which people have a message checked or answered."""
