"""Commands that show the documents themselves."""
