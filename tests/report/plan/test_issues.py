"""Items of trackers: what they are known by, how much they take, who does them, what they await."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

from advisor.report.plan.formats import write_plan
from advisor.result.model import Result
from tests.report.build import hostile, mending, sample


def _issues(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write_plan(result, "github"))
    return found


def _rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_plan(result, "jira"))))


def _ids(result: Result) -> dict[str, str]:
    """Return ids by titles, the same for both trackers."""
    issues = {issue["title"]: issue["id"] for issue in _issues(result)}
    rows = {row["Summary"]: row["Labels"].rpartition("advisor:")[2] for row in _rows(result)}
    assert issues == rows
    assert len(set(issues.values())) == len(issues)
    return issues


def _called(result: Result, **team: str) -> Result:
    return replace(result, team={**result.team, **team})


def test_an_item_keeps_its_id_when_a_step_before_it_is_done() -> None:
    result = mending()
    fewer = replace(result, roadmap=replace(result.roadmap, steps=result.roadmap.steps[1:]))
    before, after = _ids(result), _ids(fewer)
    assert after
    assert after.items() <= before.items()
    assert set(before) - set(after) == {result.roadmap.steps[0].title}


def test_with_an_id_of_the_team_items_keep_theirs_when_it_is_renamed() -> None:
    first = _ids(sample("parcel-eta"))
    made = next(iter(first.values())).partition("/")[0]
    assert _ids(_called(sample("parcel-eta"), name="Renamed")) != first
    assert _ids(_called(sample("parcel-eta"), name="Renamed", id=made)) == first


def test_two_teams_share_no_id_however_alike_their_names_are() -> None:
    names = ("Team A/B", "Team A B", "搜索", "推荐")
    found = [set(_ids(_called(sample("parcel-eta"), name=name)).values()) for name in names]
    assert len(set.union(*found)) == sum(map(len, found))


def test_the_body_of_an_issue_ends_in_a_line_with_its_id_and_no_title_has_a_number() -> None:
    titles = {step.title for step in mending().roadmap.steps}
    for issue in _issues(mending()):
        assert issue["body"].endswith(f"\n\n<!-- advisor: {issue['id']} -->")
        titles.discard(issue["title"])
    assert not titles


def test_an_item_tells_estimate_owners_parent_and_what_it_is_blocked_by() -> None:
    steps = {step.title: step for step in mending().roadmap.steps}
    names = {step.id: step.title for step in steps.values()}
    issues = {issue["title"]: issue for issue in _issues(mending())}
    by_id = {issue["id"]: title for title, issue in issues.items()}
    awaited = 0
    for title, step in steps.items():
        issue = issues[title]
        assert issue["estimate"]["likely"] == round(step.likely_days, 2)
        assert issue["estimate"]["low"] < issue["estimate"]["high"]
        assert tuple(issue["owners"]) == step.people
        assert "epic" in issues[by_id[issue["parent"]]]["labels"]
        before = [names[name] for name in step.depends_on]
        assert [by_id[name] for name in issue["blocked_by"]] == before
        awaited += len(before)
    assert awaited


def test_a_row_names_the_rows_that_wait_for_it() -> None:
    header, *rows = csv.reader(io.StringIO(write_plan(mending(), "jira")))
    first, numbers = header.index("Blocks"), {row[3]: row[0] for row in rows}
    waiting = {row[0]: {number for number in row[first:] if number} for row in rows}
    for step in mending().roadmap.steps:
        for other in mending().roadmap.steps:
            awaits = step.id in other.depends_on
            assert (numbers[other.title] in waiting[numbers[step.title]]) == awaits
    by_title = {row[3]: row for row in rows}
    for step in mending().roadmap.steps:
        row = dict(zip(header, by_title[step.title], strict=True))
        assert row["Owner"] == ", ".join(step.people)
        assert float(row["Estimate in days"]) == round(step.likely_days, 2)


def test_ids_and_owners_of_a_hostile_result_are_harmless() -> None:
    steps = hostile().roadmap.steps
    bad = replace(steps[0], id='--> <script>"\n##[command]', people=("=cmd|'x'!A0", "@everyone"))
    result = replace(hostile(), roadmap=replace(hostile().roadmap, steps=(bad, *steps[1:])))
    assert "<script>" not in write_plan(result, "github")
    for cells in csv.reader(io.StringIO(write_plan(result, "jira"))):
        assert not any(cell.startswith(("=", "@")) for cell in cells)
        assert "##[" not in "".join(cells)
