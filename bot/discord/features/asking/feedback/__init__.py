"""What people say of an answer that was not what they asked."""
