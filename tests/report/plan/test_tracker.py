"""A second export updates what the first one made."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advisor.errors import InputError
from advisor.report.plan.formats import write_plan
from advisor.report.plan.identity import team_id
from advisor.report.plan.issues import ids
from advisor.report.plan.repeating import identity_remarks
from advisor.report.plan.tracker import gone, read_tracker
from tests.report.build import mending

FIRST = 40


def _made(tmp_path: Path) -> tuple[Path, list[dict[str, Any]]]:
    """Return what `gh issue list` prints once the issues of a plan were created."""
    issues = json.loads(write_plan(mending(), "github"))
    listed = [
        {
            "number": FIRST + place,
            "body": issue["body"],
            "state": "OPEN",
            "labels": [{"name": name} for name in issue["labels"]],
        }
        for place, issue in enumerate(issues)
    ]
    file = tmp_path / "there.json"
    file.write_text(json.dumps(listed), encoding="utf-8")
    return file, listed


def test_every_issue_is_found_again_by_its_id(tmp_path: Path) -> None:
    file, _ = _made(tmp_path)
    before = json.loads(write_plan(mending(), "github"))
    after = json.loads(write_plan(mending(), "github", read_tracker(file, "github")))
    assert [issue["number"] for issue in before] == [None] * len(before)
    assert [issue["number"] for issue in after] == list(range(FIRST, FIRST + len(after)))
    assert [i["body"] for i in after] == [i["body"] for i in before]
    assert [i["labels"] for i in after] == [i["labels"] for i in before]


def test_what_the_team_ticked_and_labelled_stays_and_horizons_follow_the_plan(
    tmp_path: Path,
) -> None:
    file, listed = _made(tmp_path)
    place = next(i for i, issue in enumerate(listed) if "### Tasks" in issue["body"])
    own = listed[place]
    own["body"] = own["body"].replace("- [ ] ", "- [x] ", 1).replace("\n", "\r\n")
    own["labels"] = [{"name": "maturity-roadmap"}, {"name": "later"}, {"name": "help wanted"}]
    file.write_text(json.dumps(listed), encoding="utf-8")
    issue = json.loads(write_plan(mending(), "github", read_tracker(file, "github")))[place]
    assert issue["body"].count("- [x] ") == 1
    assert "help wanted" in issue["labels"]
    assert "later" not in issue["labels"]


def test_a_team_that_was_renamed_without_an_id_is_told_how_to_keep_its_items(
    tmp_path: Path,
) -> None:
    file, listed = _made(tmp_path)
    tracker = read_tracker(file, "github")
    result = mending()
    before = team_id(result)
    renamed = replace(result, team={**result.team, "name": "Renamed"})
    (said,) = identity_remarks(renamed, "github", tracker)
    assert f"write `id: {before}` below its name" in said
    assert not any("second time" in one for one in identity_remarks(result, "github", tracker))
    another = listed[0]["body"].replace(before, "third-team")
    file.write_text(json.dumps([*listed, {**listed[0], "number": 999, "body": another}]))
    shared = read_tracker(file, "github")
    assert not any("second time" in one for one in identity_remarks(renamed, "github", shared))


def test_an_issue_of_another_team_or_without_an_id_is_left_alone(tmp_path: Path) -> None:
    file, listed = _made(tmp_path)
    for issue in listed:
        issue["body"] = issue["body"].replace("<!-- advisor: ", "<!-- advisor: other-")
    listed[0]["body"] = None
    file.write_text(json.dumps(listed), encoding="utf-8")
    found = json.loads(write_plan(mending(), "github", read_tracker(file, "github")))
    assert {issue["number"] for issue in found} == {None}
    assert gone(read_tracker(file, "github"), team_id(mending()), ids(mending())) == []


def test_open_issues_that_left_the_plan_are_named(tmp_path: Path) -> None:
    file, listed = _made(tmp_path)
    result = mending()
    fewer = replace(result, roadmap=replace(result.roadmap, steps=result.roadmap.steps[2:]))
    first, second = (
        next(issue for issue in listed if f"/{step.id} -->" in issue["body"])
        for step in result.roadmap.steps[:2]
    )
    second["state"] = "CLOSED"
    file.write_text(json.dumps(listed), encoding="utf-8")
    found = gone(read_tracker(file, "github"), team_id(fewer), ids(fewer))
    assert str(first["number"]) in found
    assert str(second["number"]) not in found
    assert len(found) < len(listed) / 2


def test_jira_s_own_export_gives_every_row_its_key(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(write_plan(mending(), "jira"))))
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["Summary", "Issue key", "Labels", "Labels", "Labels", "Labels", "Labels"])
    for number, row in enumerate(rows):
        labels = [*reversed(row["Labels"].split()), "ours"]
        table.writerow([row["Summary"], f"ML-{number}", *labels, *[""] * (5 - len(labels))])
    file = tmp_path / "jira.csv"
    file.write_text(f"\ufeff{out.getvalue()}", encoding="utf-8")
    again = write_plan(mending(), "jira", read_tracker(file, "jira"))
    found = list(csv.DictReader(io.StringIO(again)))
    assert [row["Issue key"] for row in found] == [f"ML-{number}" for number in range(len(rows))]
    assert {row["Labels"].split()[-1] for row in found} == {"ours"}
    assert {row["Issue key"] for row in rows} == {""}


@pytest.mark.parametrize(
    ("form", "text"),
    [("github", "{"), ("github", '{"number": 1}'), ("github", "[1]"), ("jira", "a,b\n1,2\n")],
)
def test_what_is_no_export_of_a_tracker_is_refused(tmp_path: Path, form: str, text: str) -> None:
    file = tmp_path / "file"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_tracker(file, form)
    assert caught.value.problems[0].hint
