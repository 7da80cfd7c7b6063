"""What programs can call, and the document that describes it."""
