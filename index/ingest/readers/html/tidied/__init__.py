"""What a page's tree is rid of, and given, before its words are read: marks of notes, buttons, signatures."""
