"""The first page: a verdict, its figures, what hurt, what to decide, what moved."""

from dataclasses import replace
from datetime import date

import pytest

from advisor.assessment.model import Answer, Rates, Urgent, Waiver
from advisor.report.chapters.decide import CHAPTER, DecideData
from advisor.report.formats import render
from advisor.report.key_points import gaps
from advisor.result.build import build_result
from advisor.result.given import open_given
from advisor.result.model import Result
from advisor.roadmap.model import Status
from advisor.words.plan import later_steps
from advisor.words.quantity import say_date, say_day
from tests.build import assessment, with_answers
from tests.report.build import ROOT, TEAMS, mending, sample, shipped, undated, uniform


def told(result: Result) -> DecideData:
    data: DecideData = CHAPTER.data(result)
    return data


def figure(result: Result, label: str) -> tuple[str, str]:
    (found,) = [fact for fact in told(result).figures if label in fact.label]
    return found.value, found.remark


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("met", "in time for the target date of 31 December 2027."),
        (
            "at-risk",
            "level 2 by the target date of 31 December 2027 is at risk: it is likely",
        ),
        (
            "missed",
            "it will probably miss its target date of 31 December 2027: level 2 is",
        ),
    ],
)
def test_the_verdict_tells_the_level_and_whether_the_date_is_kept(
    status: Status, said: str
) -> None:
    result = sample("churn-scoring")
    judged = replace(result, roadmap=replace(result.roadmap, status=status))
    verdict = told(judged).verdict
    assert verdict.startswith(
        "Churn scoring is at level 1, unguarded, for lack of run monitoring and rollback; "
    )
    assert said in verdict
    assert say_date(result.roadmap.likely or date.max) in verdict
    word = {"at-risk": "at risk"}.get(status, status)
    assert f"wanted by 31 December 2027: {word}" in figure(judged, "evel 2 by")[1]


def test_without_a_date_nothing_is_promised() -> None:
    result = undated("parcel-eta")
    assert result.roadmap.likely is None
    assert "likely" not in told(result).verdict
    assert "in an order in which they can be done" in told(result).verdict
    assert figure(result, "Date")[0] == "–"
    assert not [fact for fact in told(result).figures if fact.label == "Bottleneck"]


def test_a_team_at_the_top_is_told_that_nothing_is_left_and_needs_no_plan() -> None:
    view = told(uniform(2))
    assert view.verdict == "Team is at level 2, guarded. Nothing is left to do for this target."
    assert [fact.label for fact in view.figures] == ["MLOps level", "DevOps level"]
    assert (view.hurt, view.decisions, view.moved) == ((), (), ())
    assert view.not_compared == "No earlier assessment was given to compare this one with."


def test_a_level_that_nobody_asked_about_is_no_level_0() -> None:
    levels = {p.id: 1 for p in shipped().practices if p.side == "mlops"}
    result = build_result(shipped(), assessment(shipped(), levels))
    value, remark = figure(result, "DevOps level")
    assert value == "?"
    assert remark.startswith("Not known: ")


@pytest.mark.parametrize("team", TEAMS)
def test_figures_are_those_of_the_result(team: str) -> None:
    result = sample(team)
    assert figure(result, "MLOps level")[0] == str(result.level["claimed"])
    assert figure(result, "DevOps level")[0] == str(result.level["devops_claimed"])
    (likely,) = [fact.value for fact in told(result).figures if "85 % sure" in fact.remark]
    assert likely == say_day(result.roadmap.likely)


@pytest.mark.parametrize("team", TEAMS)
def test_the_work_to_the_goal_is_told_apart_from_what_goes_beyond_it(team: str) -> None:
    result = sample(team)
    value, remark = figure(result, "Person-days")
    beyond = later_steps(result.roadmap)
    needed = [step for step in result.roadmap.steps if step not in beyond]
    assert value == f"{round(sum(s.likely_days for s in needed), 1):,g}"
    assert remark.startswith(f"{len(needed)} step")
    rest = f"{round(sum(s.likely_days for s in beyond), 1):,g} more for {len(beyond)} step"
    assert (rest in remark) is bool(beyond)
    whole = float(value) + (float(remark.partition("badly; ")[2].split()[0]) if beyond else 0)
    assert whole == pytest.approx(result.roadmap.likely_days)


def test_some_sample_has_steps_beyond_its_goal_and_some_has_none() -> None:
    assert {bool(later_steps(sample(team).roadmap)) for team in TEAMS} == {True, False}


def test_a_list_cut_for_room_says_how_many_more_there_are() -> None:
    team = ROOT / "tests" / "fixtures" / "teams" / "hand-trained-marketplace" / "answers.yaml"
    result = open_given(team).result()
    (lacking,) = told(result).groups
    assert lacking.more
    assert len(lacking.points) + lacking.more == len(list(gaps(result)))
    text = render(result, "md").decode()
    assert f"And {lacking.more} more: see “Compare”." in text


def test_a_list_takes_the_room_that_the_page_has() -> None:
    result = sample("parcel-eta")
    every = len(list(gaps(result)))
    (lacking,) = told(result).groups
    assert (len(lacking.points), lacking.more) == (every, 0)
    wordy = replace(result, scope=replace(result.scope, note="Many words of a note. " * 200))
    (cut,) = told(wordy).groups
    assert (len(cut.points), cut.more) == (5, every - 5)


def test_dates_rest_on_what_is_not_known_only_where_there_are_dates() -> None:
    for result, rest in (
        (sample("fraud-stream"), "all dates rest"),
        (undated("fraud-stream"), "the plan rests"),
    ):
        assert f"; {rest} on them." in " ".join(told(result).decisions)
        assert "Who finds out 5 facts not yet known (" in " ".join(told(result).decisions)


def test_money_is_a_range_and_names_who_has_no_rate() -> None:
    rates = Rates(currency="EUR", roles={"ml-engineer": 1000.0})
    result = replace(sample("churn-scoring"), rates=rates)
    beyond = later_steps(result.roadmap)
    needed = [step for step in result.roadmap.steps if step not in beyond]
    days = [s.effort["ml-engineer"] for s in needed if "ml-engineer" in s.effort]
    low, high = sum(e.low for e in days), sum(e.high for e in days)
    remark = figure(result, "Person-days")[1]
    assert f"{round(low):,},000 to {round(high):,},000 EUR" in remark
    assert "data scientist" in remark.partition("EUR, without the ")[2]
    assert "EUR" not in figure(sample("churn-scoring"), "Person-days")[1]


def test_what_hurt_is_told_in_the_teams_words_with_what_is_done_about_it() -> None:
    result = mending()
    hurt = [practice for practice in result.practices if practice.urgent]
    assert len(told(result).hurt) == len(hurt)
    for line in told(result).hurt:
        assert "First aid: " in line.remedy
        assert " should be done by " in line.remedy


def test_lacks_of_one_incident_are_told_together() -> None:
    told_once = Urgent(what="Wrong prices for a night", cost="9,000 EUR", date=date(2026, 3, 17))
    alone = Answer(level=0, urgent=Urgent(), note="Nobody\nknew.")
    answers = {p.id: Answer(level=1) for p in shipped().practices}
    answers |= {
        name: Answer(level=0, urgent=told_once)
        for name in ("testing.data-validation", "monitoring.model-quality")
    }
    answers |= {"failure-management.model-rollback": alone}
    team = with_answers(assessment(shipped(), {}), answers)
    together, single = sorted(told(build_result(shipped(), team)).hurt, key=lambda h: h.title)[::-1]
    assert together.told == "Wrong prices for a night, 9,000 EUR, 17 March 2026."
    assert " and " in together.title
    assert single.told == "“Nobody knew.”"


def test_a_decision_tells_what_it_buys_and_that_nobody_else_changes_the_date() -> None:
    result = sample("churn-scoring")
    gains = [a for a in result.roadmap.alternatives if not a.split and (a.saved or 0) >= 5]
    decisions = told(result).decisions
    assert len(decisions) <= 3
    assert decisions[0].startswith("Whether to add people: Level 2 would come ")
    assert all(f"{a.saved} working day" in decisions[0] for a in gains)
    assert "Any other role would save less than a week." in decisions[0]
    assert decisions[0].endswith("The target date is met without them.")
    fewer = replace(result.roadmap, alternatives=tuple(replace(a, saved=9) for a in gains[:1]))
    assert "Any other role" not in told(replace(result, roadmap=fewer)).decisions[0]


def hurting(answer: Answer) -> Result:
    """Return a team of which one practice hurt, all else at level 1."""
    answers = {p.id: Answer(level=1) for p in shipped().practices}
    marked = replace(answer, urgent=Urgent(what="A bad night"))
    team = with_answers(assessment(shipped(), {}), answers | {"testing.data-validation": marked})
    return build_result(shipped(), team)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(level=2), "All of it is in place by now."),
        (Answer(level="unknown"), "What of it is lacking has to be found out first."),
    ],
)
def test_of_what_hurt_nothing_is_called_left_undone_that_is_there_or_not_known(
    answer: Answer, said: str
) -> None:
    (line,) = told(hurting(answer)).hurt
    assert line.remedy == said


def test_only_a_waiver_that_waits_for_somebody_is_to_be_decided() -> None:
    waiting = Waiver(criterion="any", reason="none", by="Ann")
    for waiver, asked in (
        (waiting, True),
        (replace(waiting, approved_by="Ben"), False),
        (replace(waiting, until=date(2026, 1, 1)), False),
    ):
        answers = {p.id: Answer(level=1) for p in shipped().practices}
        name = "testing.data-validation"
        last = next(p for p in shipped().practices if p.id == name).criteria[-1].id
        answers[name] = Answer(level=1, waived=(replace(waiver, criterion=last),))
        team = with_answers(assessment(shipped(), {}), answers)
        decisions = " ".join(told(build_result(shipped(), team)).decisions)
        assert ("approve the waiver of validation of incoming data" in decisions) == asked


def test_the_first_page_tells_how_many_figures_are_where_they_should_be() -> None:
    def line(*ids: str, aimed: bool = True) -> str:
        result = sample("fraud-stream")
        kpis = tuple(
            replace(kpi, current=kpi.target if kpi.id in ids else kpi.current)
            for kpi in result.kpis
            if aimed
        )
        return told(replace(result, kpis=kpis)).kpis

    every = [kpi.id for kpi in sample("fraud-stream").kpis]
    moved = {kpi for step in sample("fraud-stream").roadmap.steps for kpi in step.kpis}
    assert line(aimed=False) == ""
    assert line().startswith(f"None of the {len(every)} figures that the team follows meets its")
    assert line().endswith(f"should move {len(moved & set(every))} of them.")
    assert line(every[0]).startswith(f"1 of {len(every)} figures that the team follows meets its")
    assert line(*every) == (
        f"{len(every)} of {len(every)} figures that the team follows meet their targets."
    )
    still = [kpi for kpi in every if kpi in moved]
    assert line(*still).endswith("; no step of this plan is known to move the rest.")


@pytest.mark.parametrize(("price", "decided"), [(0, False), (4, False), (5, True), (40, True)])
def test_what_mending_first_costs_is_told_once_and_as_a_decision_where_it_is_much(
    price: int, decided: bool
) -> None:
    result = mending()
    page = told(replace(result, roadmap=replace(result.roadmap, price=price)))
    asked = [said for said in page.decisions if said.startswith("Whether what hurt lately")]
    assert (bool(asked), bool(page.price)) == (decided, not decided)


def test_where_nothing_is_to_be_decided_the_page_says_so() -> None:
    free = [told(sample(team)) for team in TEAMS]
    assert {bool(page.decisions) for page in free} == {True, False}
    assert all(bool(page.decisions) != bool(page.no_decision) for page in free)
