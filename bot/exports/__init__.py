"""What leaves the bot as a file: answers, quotations and sources in formats that other programs read."""
