"""Mails that were saved as files: newsletters for the most part."""
