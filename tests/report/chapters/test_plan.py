"""What the report tells of a dated plan."""

from html import unescape

from advisor.report.chapters.plan import CHAPTER
from advisor.report.chapters.steps import CHAPTER as STEPS
from advisor.report.renderers.html import page
from advisor.words.horizon import say_because, say_possible, say_price
from advisor.words.phrase import join_words
from advisor.words.quantity import say_date, say_days
from tests.report.build import SAMPLES, from_yaml, mending, sample, undated, with_people


def test_there_is_no_plan_without_dates() -> None:
    assert CHAPTER.data(undated("churn-scoring")) is None


def test_levels_are_told_with_both_days_and_people_by_name() -> None:
    level = CHAPTER.data(sample("churn-scoring")).milestones[-1]
    assert level.label == "Level 2"
    assert level.remark.startswith("likely (85 %), even odds by ")
    assert [row.title for row in CHAPTER.data(mending()).load.rows] == ["Ada", "Ben"]


def test_the_chapter_tells_both_dates_how_the_wanted_one_stands_and_the_price() -> None:
    roadmap, view = mending().roadmap, CHAPTER.data(mending())
    assert roadmap.likely
    assert roadmap.even
    assert f"likely by {say_date(roadmap.likely)} (85 %)" in view.headline
    assert f"even odds by {say_date(roadmap.even)} (50 %)" in view.headline
    assert f"The target date of 30 June 2027 is {roadmap.status}." in view.headline
    assert say_price(roadmap) in view.remarks


def test_work_that_may_follow_from_what_is_not_known_is_told_apart() -> None:
    result = sample("fraud-stream")
    told, possible = CHAPTER.data(result).advice, result.roadmap.possible
    assert possible
    assert len(told.find_out) == len(result.roadmap.find_out)
    assert told.possible == say_possible(result.roadmap)
    assert [step.split(", about")[0] for step in told.possible_steps] == [
        step.title for step in possible
    ]
    assert told.possible in unescape(page(result, medium="screen"))


def test_without_dates_the_advice_stands_before_the_steps() -> None:
    result = undated("parcel-eta")
    assert result.roadmap.first_aid
    assert STEPS.data(sample("parcel-eta")).advice is None
    html = unescape(page(result, medium="screen"))
    before, _, after = html.partition('<article class="step"')
    assert all(line.do in before and line.do not in after for line in result.roadmap.first_aid)


def test_a_step_says_by_whom_it_is_done_and_why_it_stands_there() -> None:
    roadmap = mending().roadmap
    for step, shown in zip(roadmap.steps, STEPS.data(mending()).steps, strict=True):
        assert shown.head[0].value == join_words(step.people)
        assert f"It stands here because {say_because(roadmap, step)}. " in shown.facts
    assert any("its lack hurt lately" in shown.facts for shown in STEPS.data(mending()).steps)


def test_what_nobody_can_do_is_told_with_its_role_and_days() -> None:
    result = from_yaml(
        (SAMPLES / "parcel-eta" / "answers.yaml")
        .read_text(encoding="utf-8")
        .replace("platform-engineer: 0.5", "platform-engineer: 0")
    )
    (left,) = result.roadmap.unstaffed
    told = [said for said in CHAPTER.data(result).remarks if said.startswith("Nobody for it: ")]
    assert told == [
        f"Nobody for it: {say_days(left.days)} of Platform engineer, in {', '.join(left.steps)}."
    ]


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
