"""The steps by which a sheet is covered, each for a kind of markup that Markdown does not know or takes for another."""
