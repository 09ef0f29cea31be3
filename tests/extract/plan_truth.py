"""What a made plan states: the form of a sample and of its truth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Truth:
    """One action: its words, the words it stands under ("" none), owners, dates, status, what its progress says."""

    action: str
    under: str = ""
    owners: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    status: str = "not stated"
    progress: str = ""
    revised: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True)
class Sample:
    """A plan's file and what it states."""

    name: str
    data: bytes
    title: str
    actions: tuple[Truth, ...]
    recommendations: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
