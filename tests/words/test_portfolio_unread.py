import pytest

from advisor.errors import Location, Problem
from advisor.scoring.portfolio.team import Unreadable
from advisor.words.portfolio_unread import say_fault, say_unreadable

_FILE = "teams/a.yaml"


def _unreadable(location: Location | None, *, faults: int = 1) -> Unreadable:
    problem = Problem(message="a key is missing", location=location)
    return Unreadable(_FILE, None, (problem,) * min(faults, 2), max(0, faults - 2))


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (_unreadable(Location(file=_FILE, line=4, column=1)), "line 4: a key is missing"),
        (_unreadable(Location(file=_FILE)), "a key is missing"),
        (
            _unreadable(Location(file=_FILE, line=4), faults=2),
            "line 4: a key is missing, and 1 more fault",
        ),
        (_unreadable(None, faults=5), "teams/a.yaml: a key is missing, and 4 more faults"),
        (_unreadable(Location(file="portfolio.yaml")), "portfolio.yaml: a key is missing"),
    ],
)
def test_beside_its_name_a_file_is_not_named_again(item: Unreadable, said: str) -> None:
    assert say_fault(item) == said


def test_what_stands_alone_names_the_file() -> None:
    item = _unreadable(Location(file=_FILE, line=4, column=1))
    assert say_unreadable(item) == "teams/a.yaml:4:1: a key is missing"
