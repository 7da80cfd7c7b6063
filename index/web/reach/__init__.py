"""One request to one address that may be connected to; what comes back is bounded."""
