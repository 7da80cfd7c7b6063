"""Which of a page's paragraphs are the article."""
