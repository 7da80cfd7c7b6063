"""What stands around an article in a mail: its by-line, its footer, the heads of other mails."""
