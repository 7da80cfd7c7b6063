"""Commands for what leaves the bot: exports, and receipts that come back."""
