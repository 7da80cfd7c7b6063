"""From the bytes of one file to the documents that it holds: a reader for each kind of file."""
