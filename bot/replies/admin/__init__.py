"""What admins do and are told, as replies."""
