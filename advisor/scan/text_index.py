"""Facts by the texts that a field holds, found by what stands within these."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from advisor.scan.fact import SourceFact, Value
from advisor.scan.literals import Literals


class TextIndex:
    """The distinct texts of one field of facts, one after the other in a single text.

    To look for a literal in it takes one search, however many facts there are.
    """

    def __init__(self, facts: Sequence[SourceFact], field: str) -> None:
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, fact in enumerate(facts):
            value: Value = fact.path if field == "path" else fact.values.get(field, "")
            if isinstance(value, str):
                numbers[value].append(number)
            elif isinstance(value, tuple):
                for text in value:
                    numbers[text].append(number)
        self._facts = list(numbers.values())
        self._other = [number for text in numbers if not text.isascii() for number in numbers[text]]
        self._starts = [0, *accumulate(len(text) + 1 for text in numbers)][: len(numbers)]
        # What is not ASCII may change its length, and is tried in any case.
        plain = (text if text.isascii() else " " * len(text) for text in numbers)
        self._joined = "\n".join(plain).lower()

    def holding(self, literals: Literals) -> set[int]:
        """Return the numbers of the facts whose field may hold one of the literals."""
        found = set(self._other)
        for literal in literals:
            at = self._joined.find(literal)
            while at >= 0:
                which = bisect_right(self._starts, at)
                found.update(self._facts[which - 1])
                if which == len(self._starts):
                    break
                at = self._joined.find(literal, self._starts[which])
        return found
