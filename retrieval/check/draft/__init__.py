"""A whole draft held against the coverage: every quotation in it."""
