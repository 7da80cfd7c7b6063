"""Markdown, in the dialects that articles are written in: the words stay where they are, the markup goes."""
