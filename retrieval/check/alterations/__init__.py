"""What kind of change makes a quotation another one than stands in the coverage."""
