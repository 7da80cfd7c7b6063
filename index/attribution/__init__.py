"""Who said it: a document's quotations with their speakers.

Offered to the rest of the index: `attributor.attribute` with its `THRESHOLD` and `MOST_SAID`,
`explain.explain_attribution`, and `speakers.cross_document` for who is who over many documents. Nothing is imported
here, so that a list of words does not cost what reading costs.
"""
