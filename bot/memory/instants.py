"""Points in time, which the file keeps as seconds since 1970."""

import datetime


def instant(seconds: float) -> datetime.datetime:
    """`seconds` since 1970 as a date and time in UTC."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
