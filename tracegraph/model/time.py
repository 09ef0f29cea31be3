"""Dates in order: ISO dates as exact as they are known, and what has none."""


def in_time(iso: str) -> tuple[bool, str]:
    """What to sort an ISO date by, oldest first. What has no date ("") stands last: nobody can tell where it belongs,
    and what is dated must not seem to follow it."""
    return not iso, iso
