"""Words that are said, whoever says them."""
