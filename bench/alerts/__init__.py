"""What people might ask to be told of, written by hand with what each should bring, and whether it does."""
