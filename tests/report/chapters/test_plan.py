"""What the report tells of a dated plan."""

from advisor.report.chapters.plan import CHAPTER, plan_in_brief
from tests.report.build import sample, undated, with_people


def test_there_is_no_plan_without_dates() -> None:
    assert CHAPTER.data(undated("churn-scoring")) is None
    assert list(plan_in_brief(undated("churn-scoring"))) == []


def test_the_tiles_tell_when_how_much_and_by_whom() -> None:
    view = CHAPTER.data(sample("churn-scoring"))
    reached, work, people = plan_in_brief(sample("churn-scoring"))
    level = view.milestones[-1]
    assert reached.label == "Level 2, with 85 % confidence by"
    assert level.remark.endswith(f"by {reached.value} with 85 % confidence")
    assert reached.remark == f"{level.value} if every step takes its likely time"
    assert work.value.endswith("person-days")
    assert people.value == "1.5 FTE"


def test_the_stages_are_shown_beside_the_dimensions() -> None:
    view = CHAPTER.data(sample("churn-scoring"))
    assert len(view.outlook.rows) == 11
    assert [row.title for row in view.stages.rows] == [
        stage.title for stage in sample("churn-scoring").stages
    ]
    assert view.stages.stages == view.outlook.stages


def test_no_role_is_planned_for_more_than_there_is() -> None:
    view = CHAPTER.data(with_people(0))
    assert view.load
    assert len(view.load.stages) <= 12
    for row in view.load.rows:
        for cell in row.cells:
            planned, available = map(int, cell.text.split(" of "))
            assert planned <= available
            assert 0 <= cell.shade <= 4
