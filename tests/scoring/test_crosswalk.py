from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment
from advisor.rubric.catalogue import load_rubric
from advisor.rubric.crosswalk import Crosswalk, CrosswalkItem, CrosswalkLevel, CrosswalkMap, Kind
from advisor.rubric.model import Rubric
from advisor.scoring.crosswalk import CrosswalkStatus, crosswalks
from advisor.scoring.score import score
from tests.build import assessment, perfect, with_answers
from tests.strategies import QUICK, assessments

RUBRIC = load_rubric()
ONE, TWO = (practice.id for practice in RUBRIC.practices[:2])
LEVELS = (
    CrosswalkLevel(level=0, title="Backdrop"),
    CrosswalkLevel(level=1, title="First"),
    CrosswalkLevel(level=2, title="Second"),
)
BANDS = (
    CrosswalkLevel(level=0, title="None"),
    CrosswalkLevel(level=1, title="Few", above=0),
    CrosswalkLevel(level=2, title="More", above=1),
)


def mapped(relation: str, practice: str = ONE, at: int = 1, points: float | None = None) -> object:
    return CrosswalkMap(
        practice=practice,
        at=at,
        relation=relation,  # type: ignore[arg-type] # tests name relations as text
        rationale="So it is.",
        points=points,
    )


def item(*maps: object, level: int | None = 1, section: str | None = None) -> CrosswalkItem:
    return CrosswalkItem(id="any", title="Any", level=level, section=section, maps=maps)  # type: ignore[arg-type]


def related(*items: CrosswalkItem, kind: Kind = "levels") -> Rubric:
    numbered = tuple(replace(each, id=f"item-{n}") for n, each in enumerate(items))
    levels = {"levels": LEVELS, "points": BANDS, "capabilities": ()}[kind]
    framework = Crosswalk(
        id="framework",
        title="Framework",
        edition="2020",
        source="https://example.org",
        kind=kind,
        note="Made up.",
        levels=levels,
        items=numbered,
    )
    return replace(RUBRIC, crosswalks=(framework,))


def status(rubric: Rubric, levels: Mapping[str, int | str | None]) -> CrosswalkStatus:
    (found,) = crosswalks(rubric, score(rubric, assessment(rubric, levels)), "claimed")
    return found


def state(given_item: CrosswalkItem, levels: Mapping[str, int | str | None]) -> str:
    return status(related(given_item), levels).items[0].state


@pytest.mark.parametrize(
    ("relation", "met", "unmet"),
    [
        ("equal", "held", "missing"),
        ("subset", "held", "missing"),
        ("superset", "partly", "missing"),
        ("intersects", "partly", "missing"),
    ],
)
def test_the_relation_decides_what_one_practice_says(relation: str, met: str, unmet: str) -> None:
    assert state(item(mapped(relation)), {ONE: 1}) == met
    assert state(item(mapped(relation)), {ONE: 0}) == unmet
    assert state(item(mapped(relation)), {}) == "open"
    assert state(item(mapped(relation)), {ONE: "unknown"}) == "open"


@pytest.mark.parametrize(
    ("relations", "levels", "expected"),
    [
        (("equal", "superset"), {ONE: 1, TWO: 0}, "missing"),
        (("equal", "subset"), {ONE: 0, TWO: 1}, "missing"),
        (("subset", "intersects"), {ONE: 0, TWO: 1}, "partly"),
        (("subset", "superset"), {ONE: 1, TWO: 1}, "held"),
        (("superset", "superset"), {ONE: 1}, "open"),
        (("superset", "superset"), {TWO: 0}, "missing"),
        (("subset", "subset"), {ONE: 1}, "held"),
    ],
)
def test_several_practices_are_weighed_together(
    relations: tuple[str, str], levels: Mapping[str, int], expected: str
) -> None:
    first, second = relations
    assert state(item(mapped(first), mapped(second, TWO)), levels) == expected


def test_an_item_without_practices_is_outside_and_lowers_the_coverage() -> None:
    found = status(related(item(mapped("equal")), item()), {ONE: 2})
    assert [each.state for each in found.items] == ["held", "outside"]
    assert found.coverage == 0.5


def test_the_position_is_the_last_level_up_to_which_nothing_lacks() -> None:
    rubric = related(item(mapped("equal"), level=1), item(mapped("equal", TWO, 2), level=2))
    assert [status(rubric, {ONE: n, TWO: m}).level for n, m in ((0, 2), (1, 1), (1, 2))] == [
        0,
        1,
        2,
    ]
    between = status(rubric, {ONE: 1, TWO: 1})
    assert (between.next_level, between.next_missing) == (2, ("Any",))


def test_a_level_the_rubric_asks_nothing_about_is_not_inferred() -> None:
    rubric = related(item(level=1), item(mapped("equal", TWO, 1), level=2))
    assert status(rubric, {TWO: 2}).level == 0


def test_points_are_the_best_met_and_the_weakest_section_decides() -> None:
    both = (mapped("equal", at=1, points=0.5), mapped("equal", at=2, points=1.0))
    rubric = related(
        item(*both, level=None, section="data"),
        item(mapped("superset", TWO, 1, 1.0), level=None, section="model"),
        kind="points",
    )
    found = status(rubric, {ONE: 2, TWO: 1})
    assert found.sections == {"data": 1.0, "model": 0.5}
    assert (found.points, found.level) == (0.5, 1)
    assert status(rubric, {ONE: 2, TWO: 0}).level == 0
    assert status(rubric, {ONE: 1, TWO: 0}).items[0].state == "partly"


def test_points_have_a_ceiling_that_does_not_depend_on_the_levels_answered() -> None:
    rubric = related(
        item(mapped("equal", at=1, points=1.0), level=None, section="data"),
        item(mapped("superset", TWO, 1, 1.0), level=None, section="model"),
        item(mapped("intersects", TWO, 1), level=None, section="model"),
        kind="points",
    )
    for levels in ({}, {ONE: 0, TWO: 0}, {ONE: 2, TWO: 2}):
        assert status(rubric, levels).attainable == 0.5


def test_a_level_none_of_whose_items_is_asked_cannot_be_shown() -> None:
    rubric = related(item(mapped("equal"), level=1), item(level=2))
    found = status(rubric, {ONE: 2})
    assert (found.level, found.attainable, found.next_title) == (1, 1, "Second")


def test_capabilities_are_counted_as_held_in_part_and_asked() -> None:
    items = (item(mapped("equal")), item(mapped("superset", TWO)), item(mapped("equal", TWO, 2)))
    rubric = related(*items, item(), kind="capabilities")
    found = status(rubric, {ONE: 1, TWO: 1})
    assert found.counts == {"held": 1, "partly": 1, "missing": 1, "outside": 1}
    assert found.attainable == 2


def test_coverage_is_cut_to_four_decimals() -> None:
    rubric = related(item(mapped("equal")), item(mapped("equal", TWO)), item())
    assert status(rubric, {ONE: 1, TWO: 1}).coverage == 0.6666


@QUICK
@given(team=assessments(RUBRIC))
def test_no_position_is_above_what_the_answers_can_show(team: Assessment) -> None:
    for found in crosswalks(RUBRIC, score(RUBRIC, team), "claimed"):
        shown = {"points": found.points, "levels": found.level}.get(
            found.kind, found.counts.get("held", 0)
        )
        assert (shown or 0) <= (found.attainable or 0)


def test_a_practice_that_does_not_apply_says_nothing() -> None:
    first, *others = RUBRIC.practices
    never = replace(first, applies_when={"regulated": (True,)})
    rubric = replace(
        related(item(mapped("equal")), item(mapped("equal", TWO))), practices=(never, *others)
    )
    team = assessment(rubric, {TWO: 1}, profile={"regulated": False})
    (found,) = crosswalks(rubric, score(rubric, team), "claimed")
    assert [each.state for each in found.items] == ["not_applicable", "held"]
    assert found.coverage == 1.0


def test_supported_levels_are_used_when_asked_for() -> None:
    rubric = related(item(mapped("equal")))
    card = score(rubric, assessment(rubric, {ONE: 2}))
    assert crosswalks(rubric, card, "claimed")[0].level == 2
    assert crosswalks(rubric, card, "supported")[0].level == 0
    proved = score(rubric, perfect(rubric))
    assert crosswalks(rubric, proved, "supported")[0].level == 2


@QUICK
@given(team=assessments(RUBRIC), practice=st.sampled_from([p.id for p in RUBRIC.practices]))
def test_raising_an_answer_never_lowers_a_position(team: Assessment, practice: str) -> None:
    before = crosswalks(RUBRIC, score(RUBRIC, team), "claimed")
    if (given_answer := team.answers.get(practice)) and given_answer.level == NOT_APPLICABLE:
        return
    raised = with_answers(team, {practice: Answer(level=RUBRIC.top)})
    after = crosswalks(RUBRIC, score(RUBRIC, raised), "claimed")
    for old, new in zip(before, after, strict=True):
        assert (new.level or 0) >= (old.level or 0)
        assert (new.points or 0) >= (old.points or 0)
        assert new.counts.get("held", 0) >= old.counts.get("held", 0)


def _places(found: CrosswalkStatus) -> tuple[int | None, int | None]:
    assert found.high is not None
    return found.level, found.high.level


def test_open_criteria_make_a_position_a_range() -> None:
    rubric = related(item(mapped("equal"), level=1), item(mapped("equal", TWO, 2), level=2))
    assert _places(status(rubric, {})) == (0, 2)
    assert _places(status(rubric, {ONE: 0})) == (0, 0)
    assert _places(status(rubric, {ONE: 1})) == (1, 2)
    assert _places(status(rubric, {ONE: 1, TWO: 1})) == (1, 1)
    half = status(rubric, {ONE: 1})
    assert (half.next_missing, half.next_open) == ((), ("Any",))
    lacking = status(rubric, {ONE: 1, TWO: 0})
    assert (lacking.next_missing, lacking.next_open) == (("Any",), ())


def test_a_practice_half_known_decides_as_far_as_it_is_known() -> None:
    rubric = related(item(mapped("equal", at=2), level=1))
    practice = next(p for p in rubric.practices if p.id == ONE)
    first = next(criterion.id for criterion in practice.criteria if criterion.level == 1)
    for answer, state in (
        (Answer(level=2, unknown=(first,)), "open"),
        (Answer(unmet=(first,)), "missing"),
        (Answer(level=2), "held"),
    ):
        card = score(rubric, with_answers(assessment(rubric, {}), {ONE: answer}))
        (found,) = crosswalks(rubric, card, "claimed")
        assert found.items[0].state == state


@QUICK
@given(team=assessments(RUBRIC))
def test_the_low_end_of_a_position_is_never_above_the_high_end(team: Assessment) -> None:
    for found in crosswalks(RUBRIC, score(RUBRIC, team), "claimed"):
        assert found.high is not None
        assert (found.level or 0) <= (found.high.level or 0)
        assert (found.points or 0) <= (found.high.points or 0)
        assert found.counts.get("held", 0) <= found.high.held


def test_a_framework_that_does_not_concern_the_team_is_not_told() -> None:
    rubric = related(item(mapped("equal")))
    prompting = replace(rubric.crosswalks[0], applies_when={"prompted-model": (True,)})
    rubric = replace(rubric, crosswalks=(prompting,))

    def told(**profile: bool) -> int:
        team = assessment(rubric, {ONE: 1})
        named = replace(team.team, profile={k.replace("_", "-"): v for k, v in profile.items()})
        card = score(rubric, replace(team, team=named))
        return len(crosswalks(rubric, card, "claimed"))

    assert told(prompted_model=True) == 1
    assert told(prompted_model=False) == 0
    assert told() == 0  # no answer counts as no
