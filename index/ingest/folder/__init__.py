"""The sources folder and its files, before anything is read from them."""
