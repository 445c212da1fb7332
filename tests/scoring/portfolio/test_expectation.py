from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.result.given import open_given
from advisor.scoring.gate import check_gate
from advisor.scoring.gate_policy import GateLimits
from advisor.scoring.portfolio.edition import edition_of
from advisor.scoring.portfolio.expectation import knows, shortfalls
from advisor.scoring.states import Basis
from tests.build import SAMPLES
from tests.scoring.portfolio.rows import row
from tests.strategies import QUICK, Case, cases

LIMITS = {
    "min_level": st.integers(0, 2),
    "min_coverage": st.sampled_from((0.0, 0.5, 0.8, 1.0)),
    "max_unknown": st.integers(0, 30),
    "max_waived": st.integers(0, 3),
    "strict": st.booleans(),
}


@QUICK
@given(cases(), st.fixed_dictionaries({}, optional=LIMITS), st.data())
def test_a_team_falls_short_of_what_a_gate_does_not_let_pass(
    case: Case, said: dict[str, Any], data: st.DataObject
) -> None:
    card = case.card
    edition = edition_of(card)
    parts = [f"{part.side}:{part.id}" for part in edition.parts]
    parts += [f"{side.id}:overall" for side in edition.sides]
    wanted = data.draw(st.dictionaries(st.sampled_from(parts), st.sampled_from((0.5, 1.0, 1.5))))
    said["min_level"] = min(said.get("min_level", 0), edition.top)
    limits = GateLimits(**said, min={name: min(n, edition.top) for name, n in wanted.items()})
    basis: Basis = "supported" if limits.strict else "claimed"
    verdicts = check_gate(card, limits.conditions(), basis)
    assert [
        (s.kind, s.wanted, s.measured, s.element) for s in shortfalls(row(card), edition, limits)
    ] == [(v.kind, v.wanted, v.measured, v.element) for v in verdicts if not v.holds]
    assert knows(edition, limits)


@pytest.mark.parametrize(
    "limits",
    [
        GateLimits(min_level=9),
        GateLimits(min={"nowhere": 1.0}),
        GateLimits(min={"nobody:overall": 1.0}),
    ],
)
def test_what_an_edition_has_not_is_not_asked_of_its_teams(limits: GateLimits) -> None:

    card = open_given(SAMPLES[0]).scorecard
    edition = edition_of(card)
    assert not knows(edition, limits)
    assert not list(shortfalls(row(card), edition, limits))
