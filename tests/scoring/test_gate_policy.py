import pytest
from jsonschema import Draft202012Validator

from advisor.scoring.gate_model import MinScore
from advisor.scoring.gate_policy import GateLimits, GatePolicy, policy_schema, share_of

POLICY = GatePolicy(
    min_level=1,
    min={"testing": 1.0, "ops:run": 0.5},
    max_age=180,
    criticality={"high": GateLimits(min_level=2, min={"testing": 1.5}), "low": 0},
)


def test_what_stands_under_a_criticality_takes_the_place_of_the_same_for_all() -> None:
    high, low, other = (POLICY.limits(name) for name in ("high", "low", None))
    assert (high.min_level, high.min, high.max_age) == (2, {"testing": 1.5, "ops:run": 0.5}, 180)
    assert (low.min_level, low.min) == (0, POLICY.min)
    assert other.min_level == 1


def test_the_command_line_takes_the_place_of_the_policy() -> None:
    asked = GateLimits(min={"testing": 0.1}, min_level=0).over(POLICY.limits("high"))
    assert (asked.min_level, asked.min, asked.max_age) == (0, {"testing": 0.1, "ops:run": 0.5}, 180)


def test_a_side_that_is_meant_anyway_may_be_named_or_not() -> None:
    asked = GateLimits(min={"testing": 0.1}).over(GateLimits(min={"ml:testing": 2}).on_side("ml"))
    assert asked.min == {"testing": 0.1}


def test_limits_become_conditions() -> None:
    conditions = GateLimits(min={"ops:run": 1, "overall": 2}, no_expired=True).conditions()
    assert conditions.min_scores == (
        MinScore(element="run", least=1, side="ops"),
        MinScore(element="overall", least=2),
    )
    assert (conditions.no_expired, conditions.max_age) == (True, None)


def test_a_limit_of_nothing_asks_something_and_a_flag_that_is_off_does_not() -> None:
    assert GateLimits(max_unknown=0).asking
    assert GateLimits(min_level=0).asking
    assert not GateLimits(no_expired=False, min={}, strict=True).asking


@pytest.mark.parametrize(
    ("written", "share"), [(80, 0.8), ("80%", 0.8), (0.8, 0.8), ("0%", 0.0), (True, True)]
)
def test_a_share_is_written_as_people_write_it(written: object, share: object) -> None:
    assert share_of(written) == share


def test_the_schema_knows_policies() -> None:
    validator = Draft202012Validator(policy_schema())
    validator.check_schema(policy_schema())
    assert validator.is_valid({"min_coverage": "80%", "criticality": {"low": 0, "high": {}}})
    assert not validator.is_valid({"criticality": {"high": {"min_levl": 2}}})
