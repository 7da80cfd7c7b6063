"""Exit statuses: a promise to scripts."""

DONE = 0
NO_ANSWER = 1
REFUSED = 1  # with --strict
USAGE = 2
BUG = 70  # EX_SOFTWARE of sysexits.h
TRY_AGAIN = 75  # EX_TEMPFAIL of sysexits.h: the same again may succeed, where USAGE and BUG will not
INTERRUPTED = 130  # 128 + SIGINT, as shells report it
NOBODY_READS = 141  # 128 + SIGPIPE
