"""What is kept of those who asked: which answer is whose, and what they said of it."""
