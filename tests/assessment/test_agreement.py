from datetime import date

import pytest

from advisor.assessment.agreement import agreed
from advisor.assessment.model import KpiValue, Planning, Target, Team
from advisor.errors import ContentError
from tests.assessment.respondents import person
from tests.build import DAY


def test_what_is_equal_is_kept_and_what_one_leaves_out_another_fills_in() -> None:
    found = agreed(
        [
            person("ann", profile={"size": "small"}, capacity={"operator": 1.0}),
            person(
                "ben",
                profile={"size": "small", "night": False},
                target=Target(level=2),
                kpis={"days": KpiValue(current=3)},
            ),
            person("cem", target=Target(by=DAY), kpis={"days": KpiValue(target=1)}),
        ]
    )
    assert found.team == Team(name="Any team", profile={"size": "small", "night": False})
    assert found.capacity == {"operator": 1.0}
    assert (found.target.level, found.target.by) == (2, DAY)
    assert found.kpis == {"days": KpiValue(current=3, target=1)}
    assert found.answers == {}


def test_days_off_and_steps_are_all_that_somebody_names() -> None:
    one = Planning(share=80.0, holidays=(DAY,), exclude=("a",), done=("b",))
    other = Planning(parallel=2, holidays=(date(2027, 1, 1),), exclude=("a", "c"))
    found = agreed([person("ann", planning=one), person("ben", planning=other), person("cem")])
    assert found.planning == Planning(
        share=80.0,
        parallel=2,
        holidays=(DAY, date(2027, 1, 1)),
        exclude=("a", "c"),
        done=("b",),
    )


def test_levels_of_parts_are_kept() -> None:
    one = Target(dimensions={"copies": 2})
    other = Target(stages={"store": 1}, by=DAY)
    found = agreed([person("ann", target=one), person("ben", target=other)]).target
    assert found == Target(dimensions={"copies": 2}, stages={"store": 1}, by=DAY)


def test_of_several_dates_the_latest_is_taken() -> None:
    dates = (date(2026, 1, 3), date(2026, 3, 1), date(2026, 2, 2))
    given = [person(str(day), assessed_on=day) for day in dates]
    assert agreed(given).assessed_on == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("field", "one", "other", "said"),
    [
        ("rubric", "backups@2", "other@1", "`rubric` is `backups@2` for ann and `other@1` for ben"),
        ("team", Team(name="A"), Team(name="B"), "`team.name` is `A` for ann and `B` for ben"),
        (
            "profile",
            {"night": True},
            {"night": False},
            "`team.night` is `true` for ann and `false`",
        ),
        ("capacity", {"operator": 0.0}, {"operator": 0.5}, "`capacity.operator` is `0.0` for ann"),
        ("target", Target(level=0), Target(level=2), "`target.level` is `0` for ann and `2` for"),
        (
            "planning",
            Planning(done=("s",)),
            Planning(exclude=("s",)),
            "`planning.done.s` is `true` for ann and `false` for ben",
        ),
        ("planning", Planning(share=50.0), Planning(share=60.0), "`planning.share` is `50.0`"),
        ("kpis", {"d": KpiValue(target=0)}, {"d": KpiValue(target=9)}, "`kpis.d.target` is `0`"),
    ],
)
def test_a_contradiction_is_refused_and_names_both(
    field: str, one: object, other: object, said: str
) -> None:
    with pytest.raises(ContentError) as raised:
        agreed([person("ann", None, **{field: one}), person("ben", None, **{field: other})])
    assert said in str(raised.value)


def test_every_contradiction_is_told_at_once() -> None:
    with pytest.raises(ContentError) as raised:
        agreed(
            [
                person("ann", capacity={"operator": 1.0}, target=Target(level=1)),
                person("ben"),
                person("cem", capacity={"operator": 2.0}, target=Target(level=2)),
            ]
        )
    told = [problem.message for problem in raised.value.problems]
    assert told == [
        "`target.level` is `1` for ann and `2` for cem",
        "`capacity.operator` is `1.0` for ann and `2.0` for cem",
    ]
