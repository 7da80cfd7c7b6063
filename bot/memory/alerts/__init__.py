"""Who wants to be told of what, what their coverage held before, and what they were told."""
