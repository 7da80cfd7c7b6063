"""Whether a limit of this process leaves the room that the models' libraries need.

They do not fail in a way that can be told: where an allocation fails inside them they end the process, or wait for a
thread that never started. So the limit is looked at before they are loaded.
"""

import resource

from index import OutOfResources

_MEGABYTE = 1024 * 1024
# Address space at its peak, by VmPeak on two cores: 0.9 GB for a question, 1.75 GB where texts are embedded.
TO_START = 64 * _MEGABYTE  # `check` has 58 at its peak
TO_ANSWER = 1_000 * _MEGABYTE
TO_INDEX = 2_000 * _MEGABYTE


def check_room(needed: int) -> None:
    """`needed` is in bytes. Raises OutOfResources where this process is allowed less (`ulimit -v`)."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed != resource.RLIM_INFINITY and allowed < needed:
        raise OutOfResources(
            f"This process may use {allowed // _MEGABYTE:,} MB of memory, and this needs {needed // _MEGABYTE:,} MB: "
            "raise the limit (`ulimit -v`) and try again."
        )
