"""What tells people on Discord what the bot can do for them."""
