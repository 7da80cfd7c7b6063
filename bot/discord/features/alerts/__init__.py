"""People ask to be told when new coverage brings something, and are told once."""
