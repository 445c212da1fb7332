"""What the lack of a practice cost, read from what a team writes."""

from dataclasses import replace

import pytest

from advisor import score
from advisor.assessment.model import Urgent
from advisor.roadmap.harm import harm_of, incidents, stated_amount
from advisor.scoring.practice_score import Hurt
from tests.build import with_answers
from tests.roadmap.build import facts, team_with

BACKUP, RESTORE, RECORD = (practice.id for practice in facts().practices)


@pytest.mark.parametrize(
    ("cost", "amount"),
    [
        ("CTR fell 38 percent for 9 hours, about EUR 310 000", 310_000),
        ("186,000 EUR", 186_000),
        ("EUR 45k and three nights", 45_000),
        ("€1.2 million", 1_200_000),
        ("$ 3.5m in refunds", 3_500_000),
        ("2,5 million euros", 2_500_000),
        ("between 4'000 and 6'000 CHF", 6_000),
        ("12 pounds a day", 12),
        ("9 hours, 38 percent", 0),
        ("AUC 0.91 signed, 0.76 in service; 40 GPU hours", 0),
        ("two weeks of four people", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_the_largest_amount_of_money_in_a_text(cost: str | None, amount: float) -> None:
    assert stated_amount(cost) == amount


def test_the_dearest_counts_twice_and_what_cost_nothing_known_once() -> None:
    hurts = {
        "alert": Hurt(cost="186,000 EUR"),
        "data": Hurt(cost="46,500 EUR"),
        "gate": Hurt(what="A bad model"),
    }
    assert harm_of(hurts) == {"alert": 2.0, "data": 1.25, "gate": 1.0}


def test_where_no_cost_is_told_all_count_alike() -> None:
    assert harm_of({"alert": Hurt(what="A night")}) == {}


def test_practices_of_which_the_same_is_told_are_one_incident() -> None:
    fire = Urgent(what="A fire", cost="900 EUR")
    marked = {BACKUP: fire, RECORD: Urgent(), RESTORE: fire}
    team = team_with()
    answers = {name: replace(team.answers[name], urgent=what) for name, what in marked.items()}
    card = score(facts(), with_answers(team, answers))
    found = [[practice.id for practice in together] for together in incidents(card.practices)]
    assert found == [[BACKUP, RESTORE], [RECORD]]
    assert incidents(score(facts(), team).practices) == []
