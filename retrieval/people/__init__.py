"""One person and their words: how the coverage knows them, what they said in the course of time, and what became of a
quotation from one document to the next."""
