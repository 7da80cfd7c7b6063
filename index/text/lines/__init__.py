"""Lines of a text, whose their ends are, and the text without them."""
