"""What a page states about its article: title, author, day, outlet, address, language."""
