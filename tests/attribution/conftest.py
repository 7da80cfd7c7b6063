"""That this file is here lets the folders below use `said` and `taken_apart`."""
