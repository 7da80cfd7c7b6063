"""What a site asks of those who fetch from it, as rules without a network: what may be read, how often, to what end."""
