"""Krippendorff's alpha against what was published, and against its definition."""

import sys
from collections import Counter
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.scoring.votes.alpha import agreement, levels_apart, most_divided, ordinal_alpha
from advisor.scoring.votes.tally import QuestionTally, tally
from tests.scoring.votes.ballots import ITEM, PRACTICE, TOP, round_of

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section D: four observers,
# twelve units, five values; by ordinal data alpha is 0.815.
OBSERVED = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""


def counts(table: str, values: Sequence[str]) -> list[list[int]]:
    """Return for each unit how many observers saw which value."""
    rows = [line.split() for line in table.strip().splitlines()]
    return [[Counter(unit)[value] for value in values] for unit in zip(*rows, strict=True)]


def by_definition(units: Sequence[Sequence[int]]) -> float:
    """Return the ordinal alpha as it is defined, pair by pair and without the library."""
    pairable = [unit for unit in units if sum(unit) > 1]
    size = len(pairable[0])
    total = [sum(unit[value] for unit in pairable) for value in range(size)]
    observed = expected = 0.0
    for one in range(size):
        for other in range(size):
            between = total[min(one, other) : max(one, other) + 1]
            distance = (sum(between) - (total[one] + total[other]) / 2) ** 2
            for unit in pairable:
                pairs = unit[one] * (unit[other] - (one == other))
                observed += pairs / (sum(unit) - 1) * distance
            expected += total[one] * (total[other] - (one == other)) * distance
    return 1 - (sum(total) - 1) * observed / expected


def test_the_published_example_comes_to_what_was_published() -> None:
    units = counts(OBSERVED, "12345")
    alpha, why = ordinal_alpha(units)
    assert (round(alpha or 0, 3), why) == (0.815, None)
    assert by_definition(units) == pytest.approx(alpha)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=6))
def test_alpha_is_what_its_definition_says(units: list[list[int]]) -> None:
    alpha, _ = ordinal_alpha(units)
    assume(alpha is not None)
    assert alpha == pytest.approx(by_definition(units))
    for order in permutations(units[:3]):
        assert ordinal_alpha([*order, *units[3:]])[0] == pytest.approx(alpha)


@pytest.mark.parametrize(
    ("units", "why"), [([], "few"), ([[1, 0, 0]], "few"), ([[2, 0, 0], [3, 0, 0]], "same")]
)
def test_without_enough_votes_or_any_difference_there_is_no_alpha(
    units: list[list[int]], why: str
) -> None:
    assert ordinal_alpha(units) == (None, why)


def test_without_the_library_the_rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    found = agreement([counted("+++", "++-")], TOP)
    assert (found.alpha, found.why, found.questions) == (None, "library", 1)
    assert found.facts == pytest.approx((1 + 1 + 0.5) / 3)


def counted(*unnamed: str) -> QuestionTally:
    return tally(PRACTICE, ITEM, round_of(*unnamed), TOP)


def test_all_of_one_mind_on_different_levels_is_one() -> None:
    found = agreement([counted("+++", "+++"), counted("---", "---")], TOP)
    assert (found.alpha, found.votes, found.facts) == (1.0, 4, 1.0)


def test_votes_that_amount_to_no_level_do_not_count_for_alpha() -> None:
    found = agreement([counted("+++", "???"), counted("++-", "---", "ooo")], TOP)
    assert (found.questions, found.votes) == (1, 2)


def test_the_question_that_divides_most_comes_first() -> None:
    little, much, none = counted("+++", "++-"), counted("+++", "---"), counted("+++", "+++")
    assert most_divided([none, little, much]) == (much, little)
    assert (levels_apart(much.levels), levels_apart({})) == (2, 0)
