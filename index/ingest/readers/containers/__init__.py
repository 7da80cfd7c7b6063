"""Files that hold other files: each of these is read by the reader of its own kind."""
