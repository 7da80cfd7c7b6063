"""How whoever is mentioned is tied to quoted words: without a parser, by what stands between the two."""
