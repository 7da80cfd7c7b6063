"""What leaves the bot as a whole: everything that fits, each with its citation."""
