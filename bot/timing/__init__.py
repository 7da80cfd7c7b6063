"""When the coverage is brought up to date without anybody's asking: rules that are told the time."""
