"""New coverage is held against what people asked to be told of, and what it brings is told once."""
