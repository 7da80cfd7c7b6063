"""The files that a collection is made of: fetched, uploaded, indexed."""
