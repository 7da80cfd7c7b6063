"""What tells people how and where the bot is used, and what came of it."""
