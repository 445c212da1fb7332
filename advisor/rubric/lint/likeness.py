"""How alike two texts are, by the words they share."""

import re


def words(text: str) -> frozenset[str]:
    """Return the numbers of a text and its words of three letters or more, in lower case."""
    return frozenset(re.findall(r"\d+|[^\W\d_]{3,}", text.lower()))


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the shared share of the shorter text, 0 to 1; a copy with additions stays at 1."""
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the shared share of both texts together, 0 to 1 (Jaccard)."""
    together = len(first | second)
    return len(first & second) / together if together else 0.0
