from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from advisor.result.given import open_given
from advisor.scoring.portfolio.edition import RowEdition, edition_of
from advisor.scoring.portfolio.model import (
    Age,
    Clash,
    HeldCount,
    Lever,
    Lift,
    Move,
    PolicyShortfall,
    SideCount,
)
from advisor.scoring.portfolio.tally import EditionTally
from advisor.scoring.portfolio.terms import Terms
from advisor.words.portfolio import say_clash, say_count, say_share_held
from advisor.words.portfolio_chart import say_levels_held
from advisor.words.portfolio_finding import (
    say_lacking,
    say_lever,
    say_lifts,
    say_weight,
    say_who,
)
from advisor.words.portfolio_team import say_age, say_move, say_shortfall
from tests.build import SAMPLES


@pytest.fixture(scope="module")
def edition() -> RowEdition:
    return edition_of(open_given(SAMPLES[0]).scorecard)


def _lever(*lifts: tuple[int, int | None, int | None], guards: int | None = 0) -> Lever:
    return Lever(
        side="mlops",
        kind="feature",
        place=0,
        lacking=1,
        open=0,
        lifts=tuple(Lift(level=n, reach=reach, one_short=short) for n, reach, short in lifts),
        guards=guards,
        weight=1.0,
    )


@pytest.mark.parametrize(
    ("lever", "said"),
    [
        (_lever((1, 3, 0)), "3 teams reach MLOps level 1"),
        (_lever((1, 1, 0)), "1 team reaches MLOps level 1"),
        (_lever((1, 0, 14)), "14 teams come to one feature short of MLOps level 1"),
        (
            _lever((1, 3, 14), (2, 0, 1), guards=2),
            (
                "3 teams reach MLOps level 1, 14 come to one feature short of it, "
                "1 team comes to one feature short of MLOps level 2 and 2 teams have their MLOps "
                "level guarded"
            ),
        ),
        (
            _lever((2, 5, 1)),
            "5 teams reach MLOps level 2 and 1 comes to one feature short of it",
        ),
        (
            _lever((1, None, None), guards=None),
            (
                "Under 5 teams reach MLOps level 1, under 5 come to one feature short of it "
                "and under 5 teams have their MLOps level guarded"
            ),
        ),
    ],
)
def test_a_lever_tells_how_many_get_where(lever: Lever, said: str, edition: RowEdition) -> None:
    assert say_lifts(lever, edition) == said
    assert say_lever(lever, edition) == "Automated experiments, all that it needs"


def _short(kind: Any, wanted: float | None, measured: float | None, **more: str) -> PolicyShortfall:
    return PolicyShortfall(kind=kind, wanted=wanted, measured=measured, **more)


@pytest.mark.parametrize(
    ("short", "said"),
    [
        (_short("min-level", 2, 1), "level 1, level 2 wanted"),
        (_short("min-level", 2, None), "no level, level 2 wanted"),
        (
            _short("min", 1.5, 1.4999, side="mlops", element="testing"),
            "MLOps, Testing: 1.4 at worst, 1.5 wanted",
        ),
        (
            _short("min", 1.5, None, side="devops", element="overall"),
            "DevOps, the whole: – at worst, 1.5 wanted",
        ),
        (_short("min-coverage", 0.8, 0.799), "79 % of the criteria answered, 80 % wanted"),
        (_short("max-unknown", 3, 4), "4 criteria unknown, at most 3 allowed"),
        (_short("max-waived", 0, 1), "1 criterion waived, at most 0 allowed"),
        (_short("criticality", None, None), "no criticality is said, and the policy goes by it"),
        (
            _short("criticality", None, None, element="odd"),
            "the policy knows no criticality “odd”",
        ),
    ],
)
def test_a_shortfall_tells_what_was_wanted(
    short: PolicyShortfall, said: str, edition: RowEdition
) -> None:
    assert say_shortfall(short, edition) == said


def test_small_counts_are_told_as_such() -> None:
    assert (say_count(None), say_count(1234)) == ("under 5", "1,234")
    assert say_lacking(7, None) == "7, not known in under 5"
    assert say_lacking(7, 0) == "7"
    assert say_lacking(0, 2) == "none, not known in 2"
    assert say_share_held(HeldCount(held=3, lacking=None, open=0)) == "–"
    assert say_share_held(HeldCount(held=3, lacking=4, open=1)) == "3 of 8"
    assert (say_weight(None), say_weight(2.5), say_weight(1200.0)) == ("–", "2.5", "1,200")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((169, 14, 2), "16 of 185 teams hold MLOps level 1 or higher, 2 level 2."),
        ((4, 1, 0), "1 of 5 teams holds MLOps level 1 or higher."),
        ((2, 0, 0), "None of the 2 teams holds MLOps level 1 or higher."),
        ((1, 0, 0), "The team holds MLOps level 0."),
        ((0, 0, 1), "The team holds MLOps level 2."),
        ((0, 0, 0), "Of no team is enough known to tell its MLOps level."),
        (
            (9, None, 0),
            "Of the teams, 9 hold level 0, under 5 hold level 1 and 0 hold level 2 in MLOps.",
        ),
    ],
)
def test_what_comes_first_tells_how_many_hold_a_level(
    held: tuple[int | None, ...], said: str, edition: RowEdition
) -> None:
    figures = EditionTally(edition, Terms(day=date(2026, 12, 1))).figures()
    levels = [SideCount(side="", held=held, guarded=0, untold=0)] * len(edition.sides)
    whole = replace(figures.whole, levels=tuple(levels))
    assert say_levels_held(replace(figures, whole=whole)) == said


def test_who_says_so_is_told_by_name_and_number() -> None:
    assert say_who(2, ("A", "B")) == "A, B"
    assert say_who(9, ("A", "B")) == "A, B and 7 more"
    assert say_who(9, ()) == "9"


def test_a_last_feature_is_named_rather_than_counted(edition: RowEdition) -> None:
    def said(number: int) -> str:
        gained = tuple(feature.id for feature in edition.features[:number])
        move = Move(since=date(2026, 3, 1), sides=(), gained=gained, lost=(), other_edition=False)
        return say_move(move, edition)

    fifth = edition.features[4].title
    assert said(5).endswith(f" and {fifth}")
    assert said(6).endswith(" and 2 more")


def test_age_tells_what_makes_answers_stale() -> None:
    age = Age(days=400, expired=2, due=date(2026, 5, 1), stale=True)
    assert say_age(age) == "400 days old, next wanted on 1 May 2026, 2 pieces of evidence expired"
    assert say_age(Age(days=1, expired=0, due=None, stale=False)) == "1 day old"


def test_a_clash_names_the_files_and_what_tells_them_apart() -> None:
    said = say_clash(Clash(name="Search", sources=("a", "b", "c", "d", "e")))
    assert said.startswith("a, b, c and 2 more name the team “Search” and the same day")
