"""A server's settings: one rule for each, which its command and the menu of all of them go by."""
