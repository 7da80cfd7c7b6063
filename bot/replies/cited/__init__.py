"""Citations to be taken elsewhere: in the styles of academic prose, and as records that reference managers read."""
