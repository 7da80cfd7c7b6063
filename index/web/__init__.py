"""Coverage from the web: asked for politely, from public addresses alone, and stored as files, so that whoever indexes
needs no network."""
