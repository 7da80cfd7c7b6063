"""Addresses that are not asked for, kept as hashes: what was removed, and for a day what a site declined to give."""
