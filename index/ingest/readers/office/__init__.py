"""Documents of word processors and e-books, read from their parts in memory."""
