"""The form of a bot's token: what `doctor` expects, and what no log may hold."""

import re

# The account's number in base64, a time stamp, a signature (Discord's reference, "Authentication").
TOKEN = re.compile(r"[A-Za-z0-9_-]{23,30}\.[A-Za-z0-9_-]{5,8}\.[A-Za-z0-9_-]{27,45}")
