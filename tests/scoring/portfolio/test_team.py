import pickle
from dataclasses import replace

import pytest
from hypothesis import given

from advisor.result.given import open_given
from advisor.result.read import parse_result
from advisor.scoring.model import Scorecard
from advisor.scoring.portfolio.edition import edition_of
from advisor.scoring.portfolio.states import CRITERIA, states_of
from advisor.scoring.portfolio.team import RowOrigin, row_of
from tests.build import ROOT, SAMPLES
from tests.scoring.portfolio.rows import row
from tests.strategies import QUICK, Case, cases

SCHEMA_1 = ROOT / "tests" / "fixtures" / "results" / "schema-1.json"


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return open_given(SAMPLES[0]).scorecard


@QUICK
@given(cases())
def test_a_row_has_the_levels_scores_and_states_of_the_scorecard(case: Case) -> None:
    card = case.card
    mine, edition = row(card), edition_of(card)
    for side, cells in zip(edition.sides, mine.sides, strict=True):
        assert [cells.claimed, cells.supported, cells.ceiling, cells.possible] == [
            card.standing(side.id)[name] for name in ("claimed", "supported", "ceiling", "possible")
        ]
        assert cells.guarded is card.guarded(side.id)
        way = card.toward[side.id]
        assert cells.toward == (way.level if way else None)
        assert _float(cells.low) == card.sides[side.id].low
    parts = {part.id: part for part in (*card.dimensions, *card.stages)}
    for place, score, low in zip(edition.parts, mine.scores, mine.lows, strict=True):
        standing = parts[place.id].sides[place.side]
        assert (_float(score), _float(low)) == (standing.score, standing.low)
    criteria = [criterion for practice in card.practices for criterion in practice.criteria]
    for letter, criterion in zip(mine.criteria, criteria, strict=True):
        same = CRITERIA[letter]
        assert (same.in_scope, same.unmet, same.open) == (
            criterion.in_scope,
            criterion.unmet,
            criterion.open,
        )
        assert same.met("claimed") == criterion.met("claimed")
        assert same.met("supported") == criterion.met("supported")
    states = states_of(edition)
    for side in edition.sides:
        here = states.side(side.id, mine.features, mine.criteria)
        assert here.toward == card.toward[side.id]
        assert here.possible == card.standing(side.id)["possible"]


def _float(points: int | None) -> float | None:
    return None if points is None else points / 10_000


def test_a_row_of_a_result_is_that_of_the_answers_it_was_made_from(card: Scorecard) -> None:
    result = parse_result(SAMPLES[0].with_name("result.json").read_text(), file="result.json")
    assert row(result) == row(card)
    assert edition_of(result) == edition_of(card)


def test_a_row_is_small_and_can_be_sent_to_another_process(card: Scorecard) -> None:
    mine = row(card)
    sent = pickle.dumps(mine)
    assert pickle.loads(sent) == mine  # noqa: S301 it was made here
    assert len(sent) < 1_500


def test_a_result_without_criteria_has_an_edition_of_its_own() -> None:
    result = parse_result(SCHEMA_1.read_text(), file="result.json")
    mine, edition = row(result), edition_of(result)
    assert (mine.criteria, mine.features, edition.criteria) == ("", "", ())
    assert mine.edition == edition.key
    assert [side.claimed for side in mine.sides] == [0, 2]


def test_a_result_that_was_edited_has_an_edition_of_its_own(card: Scorecard) -> None:
    result = parse_result(SAMPLES[0].with_name("result.json").read_text(), file="result.json")
    first, *others = result.practices
    fewer = replace(first, criteria=first.criteria[1:])
    edited = replace(result, practices=(fewer, *others))
    assert row(edited).edition == edition_of(edited).key != row(card).edition
    assert len(row(edited).criteria) == len(edition_of(edited).criteria)


def test_what_a_manifest_says_goes_before_what_the_answers_say(card: Scorecard) -> None:
    said = RowOrigin(source="a.yaml", sha256="0", criticality="low")
    assert row_of(card, said).criticality == "low"
    listed = row(card, team="churn", group="Payments", criticality="high", platform="eu")
    assert (listed.id, listed.group, listed.criticality, listed.platform) == (
        "churn",
        "Payments",
        "high",
        "eu",
    )


def test_expiries_are_those_of_what_counts(card: Scorecard) -> None:
    counted = [
        piece.expires_on.toordinal()
        for practice in card.practices
        if practice.applicable and practice.answered
        for piece in practice.evidence
        if piece.expires_on
    ]
    assert list(row(card).expiries) == sorted(counted)
    assert counted
