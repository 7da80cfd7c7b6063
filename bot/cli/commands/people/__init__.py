"""Commands that show people, and their words in the course of time."""
