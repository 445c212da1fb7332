from dataclasses import replace
from datetime import date

from advisor.words.step_head import say_head
from advisor.words.titles import Titles
from tests.report.build import sample, undated

RESULT = sample("churn-scoring")


def test_a_head_tells_who_how_long_when_after_what_and_for_what() -> None:
    roadmap, titles = RESULT.roadmap, Titles(RESULT)
    number = {step.id: place for place, step in enumerate(roadmap.steps, 1)}
    for step in roadmap.steps:
        head = dict(say_head(roadmap, step, titles))
        assert list(head) == ["Who", "Person-days", "From – to", "After", "Raises"]
        assert head["Person-days"].startswith(f"{step.likely_days:g}, from ")
        after = [str(number[name]) for name in step.depends_on if name in number]
        assert all(name in head["After"] for name in after)
        assert after or head["After"] == "nothing"
        assert all(titles.practices[name] in head["Raises"] for name in step.raises)


def test_the_surer_day_is_told_where_it_is_later() -> None:
    step = replace(
        RESULT.roadmap.steps[0],
        start=date(2026, 12, 1),
        end=date(2026, 12, 4),
        likely_end=date(2026, 12, 9),
    )
    told = dict(say_head(RESULT.roadmap, step, Titles(RESULT)))["From – to"]
    assert told == "1 – 4 Dec 2026; 85 % likely by 9 Dec 2026"
    sure = replace(step, likely_end=step.end)
    assert dict(say_head(RESULT.roadmap, sure, Titles(RESULT)))["From – to"] == "1 – 4 Dec 2026"


def test_a_step_without_dates_has_no_period() -> None:
    result = undated("parcel-eta")
    head = dict(say_head(result.roadmap, result.roadmap.steps[0], Titles(result)))
    assert "From – to" not in head
    assert head["Who"]
