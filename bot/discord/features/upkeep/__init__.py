"""What the bot does without being asked: keeps collections up to date, takes posted links, tells what changed."""
