"""Rich Text Format, from its tokens to paragraphs."""
