"""Tables of articles, a row each: CSV, TSV, JSON and JSON lines, as archives, databases and programs export them."""
