"""The detectors of the shipped rubric, read once by each process that tests."""

from functools import cache

from advisor.rubric.catalogue import find_rubric
from advisor.scan.load import Detectors, rubric_detectors


@cache
def shipped_detectors() -> Detectors:
    """Return all of them, with their fixtures."""
    return rubric_detectors(None, find_rubric())
