import pytest

from advisor.result.given import open_given
from advisor.scoring.portfolio.edition import RowEdition, edition_of
from advisor.scoring.portfolio.platform import PlatformTally
from advisor.scoring.portfolio.team import MET, UNMET, TeamRow
from tests.build import SAMPLES
from tests.scoring.portfolio.rows import row


@pytest.fixture(scope="module")
def sample() -> tuple[TeamRow, RowEdition]:
    card = open_given(SAMPLES[0]).scorecard
    return row(card), edition_of(card)


def _says(
    sample: tuple[TeamRow, RowEdition],
    name: str,
    letter: str,
    platform: str | None = None,
    group: str | None = None,
) -> TeamRow:
    old, edition = sample
    letters = "".join(letter if c.seen_in == "platform" else UNMET for c in edition.criteria)
    return old._replace(name=name, criteria=letters, platform=platform, group=group)


def test_facts_of_a_platform_on_which_teams_differ_are_told(
    sample: tuple[TeamRow, RowEdition],
) -> None:
    tally = PlatformTally(sample[1])
    for name in ("Ann", "Ben", "Cem", "Dee"):
        tally.add(_says(sample, name, MET, platform="eu"))
    tally.add(_says(sample, "Eva", UNMET, platform="eu"))
    tally.add(_says(sample, "Fay", UNMET, platform="us"))
    found = tally.contradictions()
    first = found[0]
    assert (first.platform, first.met, first.unmet) == ("eu", 4, 1)
    assert (first.say_met, first.say_unmet) == (("Ann", "Ben", "Cem"), ("Eva",))
    criteria = [sample[1].criteria[one.criterion] for one in found]
    assert {criterion.seen_in for criterion in criteria} == {"platform"}
    rested_on = [bool(criterion.defines) for criterion in criteria]
    assert rested_on == sorted(rested_on, reverse=True)


def test_without_a_platform_it_is_that_of_the_group(sample: tuple[TeamRow, RowEdition]) -> None:
    tally = PlatformTally(sample[1])
    tally.add(_says(sample, "Ann", MET, group="Payments"))
    tally.add(_says(sample, "Ben", UNMET, group="Payments"))
    tally.add(_says(sample, "Cem", UNMET))
    assert {found.platform for found in tally.contradictions()} == {"Payments"}


@pytest.mark.parametrize("at_once", [8, 1_000])
def test_names_are_the_first_whatever_the_order(
    sample: tuple[TeamRow, RowEdition], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.scoring.portfolio.platform._AT_ONCE", at_once)
    names = [f"{number:03}" for number in range(150)]
    told = set()
    for order in (names, names[::-1]):
        tally, other = PlatformTally(sample[1]), PlatformTally(sample[1])
        for place, name in enumerate(order):
            (tally if place % 3 else other).add(_says(sample, name, MET, platform="eu"))
        other.add(_says(sample, "x", UNMET, platform="eu"))
        tally.merge(other)
        first = tally.contradictions()[0]
        told.add((first.met, first.unmet, first.say_met, first.say_unmet))
    assert told == {(150, 1, ("000", "001", "002"), ("x",))}
