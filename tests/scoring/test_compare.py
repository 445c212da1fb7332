import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from advisor import score
from advisor.document.data import as_data
from advisor.errors import ContentError
from advisor.scoring.change import Change
from advisor.scoring.compare import compare
from advisor.scoring.model import Scorecard
from tests.build import DAY, assessment
from tests.rubric.sound import edited, sound_data
from tests.scoring.figures import standings
from tests.scoring.pairs import card, pairs
from tests.strategies import QUICK, Case, backups, cases, shipped

Pair = tuple[Scorecard, Scorecard]
ADDED = {**sound_data()["practices"][0], "id": "answering.log"}


@QUICK
@given(cases())
def test_nothing_moves_between_a_scorecard_and_itself(case: Case) -> None:
    comparison = compare(case.card, case.card)
    for change in (comparison.assessed_on, comparison.score, comparison.coverage, comparison.team):
        assert not change.moved
    assert not any(change.moved for change in comparison.level.values())
    assert (comparison.practices, comparison.fallen, comparison.remarks) == ((), (), ())
    assert (comparison.blockers.lifted, comparison.blockers.new) == ((), ())
    evidence = comparison.evidence
    assert evidence.gained == evidence.lost == evidence.expired == ()


@QUICK
@given(pairs())
def test_every_figure_is_that_of_its_scorecard(pair: Pair) -> None:
    before, after = pair
    comparison = compare(*pair)
    assert comparison.score == Change(before=before.score.value, after=after.score.value)
    assert comparison.coverage == Change(before=before.coverage, after=after.coverage)
    assert {name: change.before for name, change in comparison.level.items()} == before.level
    assert {name: change.after for name, change in comparison.level.items()} == after.level
    shown = dict(comparison.sides)
    for part in (*comparison.dimensions, *comparison.stages):
        shown.update({f"{part.id} {side}": change for side, change in part.sides.items()})
    was, now = standings(before), standings(after)
    assert shown.keys() == now.keys()
    for place, change in shown.items():
        assert change.score == Change(before=was[place].score, after=now[place].score)
        assert change.held("claimed") == Change(before=was[place].level, after=now[place].level)
        supported = Change(before=was[place].supported, after=now[place].supported)
        assert change.held("supported") == supported


@QUICK
@given(pairs())
def test_a_comparison_is_plain_data(pair: Pair) -> None:
    data = json.loads(json.dumps(as_data(compare(*pair, "supported"))))
    assert data["basis"] == "supported"
    assert set(data["assessed_on"]) == {"before", "after"}


def test_other_rubrics_and_major_versions_are_refused_by_name() -> None:
    newer = edited({("version",): "2.0.0"})
    for other in (score(shipped(), assessment(shipped(), {})), card({}, newer)):
        with pytest.raises(ContentError, match="cannot be compared") as raised:
            compare(card({}, edited({})), other)
        assert "`on-call@1`" in str(raised.value)
        assert f"`{other.rubric.reference}`" in str(raised.value)


def test_a_newer_minor_version_is_compared_and_what_it_adds_is_named() -> None:
    before = card({"answering.rota": 1}, edited({}))
    wider = edited({("version",): "1.1.0", ("practices", 2): ADDED})
    after = card({"answering.rota": 1, "answering.log": 2}, wider)
    there, back = compare(before, after), compare(after, before)
    assert [named.id for named in there.only_after] == ["answering.log"]
    assert [named.id for named in back.only_before] == ["answering.log"]
    assert (there.only_before, back.only_after, there.practices) == ((), (), ())
    assert there.remarks == (
        "The rubric's version moved from 1.0.0 to 1.1.0.",
        "Asked only now: “Rota”.",
    )
    assert "Asked only before: “Rota”." in back.remarks


def test_a_dimension_of_one_rubric_only_has_nothing_on_the_other_side() -> None:
    added = {**sound_data()["dimensions"][0], "id": "learning", "title": "Learning"}
    practice = {**ADDED, "id": "learning.log", "dimension": "learning"}
    wider = edited({("dimensions", 1): added, ("practices", 2): practice})
    before, after = card({}, edited({})), card({"learning.log": 1}, wider)
    for comparison, figures in (
        (compare(before, after), Change(before=None, after=1.0)),
        (compare(after, before), Change(before=1.0, after=None)),
    ):
        (part,) = (part for part in comparison.dimensions if part.id == "learning")
        assert part.sides["people"].score == figures


def test_a_changed_rubric_of_the_same_version_other_teams_and_a_turned_order_are_remarked() -> None:
    before = card({})
    after = replace(
        before,
        rubric=replace(before.rubric, sha256="another"),
        team={"name": "Others"},
        assessed_on=DAY - timedelta(days=1),
    )
    assert compare(before, after).remarks == (
        "The teams have different names: Any team and Others.",
        "What counts as after is the older one, of 2026-11-22.",
        f"The rubric was changed and kept its version {backups().version}.",
    )
