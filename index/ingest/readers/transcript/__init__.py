"""What was said, by whom and when: subtitles, and scripts in which a label stands before what each one says."""
