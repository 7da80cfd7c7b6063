"""Quotations that no marks show: posts, block quotations, the turns of an interview. Each form is a module of its own,
so that one that reads a file's markup before can replace it."""
