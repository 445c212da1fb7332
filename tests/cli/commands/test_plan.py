import json
import re
from datetime import date
from pathlib import Path

import pytest

from advisor.cli.exit_code import ExitCode
from tests.build import SAMPLES
from tests.cli.conftest import Advisor, Answers

PARCEL = next(path for path in SAMPLES if path.parent.name == "parcel-eta")
CHURN = next(path for path in SAMPLES if path.parent.name == "churn-scoring")
STEP = "primary-goal.business-metric-1"
NOTHING = {"answering.rota": 0, "answering.alerts": 0}
STAFFED = {"capacity": {"engineer": 1}}


def _roadmap(advisor: Advisor, *arguments: str | Path) -> dict:  # type: ignore[type-arg] # JSON
    outcome = advisor("plan", *arguments, "--format", "json")
    assert (outcome.code, outcome.err) == (ExitCode.DONE, "")
    found: dict[str, object] = json.loads(outcome.out)["roadmap"]
    return found


def test_the_text_tells_what_is_reached_when_how_surely_and_by_which_steps(
    advisor: Advisor,
) -> None:
    shown = " ".join(advisor("plan", PARCEL).out.split())
    for fact in (
        "to guarded level 1: likely by",
        "(85 %), with even odds by",
        "(50 %). The target date of 30 June 2027 is met.",
        "this is proved",
        "Work starts on 24 November 2026",
        "Level 1 (unguarded) by",
        "Guarded level 1 by",
        "with 85 % confidence",
        "This fortnight",
        "level 1 needs it",
    ):
        assert fact in shown


def test_the_text_opens_with_first_aid_and_tells_each_step_once_by_its_horizon(
    advisor: Advisor,
) -> None:
    roadmap = _roadmap(advisor, PARCEL)
    shown = " ".join(advisor("plan", PARCEL).out.split())
    headings = ("This week: first aid", "This fortnight", "Next 90 days", "Later", "Not now")
    places = [shown.index(f" {heading} ") for heading in headings]
    assert places == sorted(places)
    week, later = shown[places[0] : places[1]], shown[places[3] : places[4]]
    assert all(line["do"] in week for line in roadmap["first_aid"])
    for number, step in enumerate(roadmap["steps"], 1):
        soon = f" {number} {step['title']} {step['start']} – {step['end']} · " in shown
        assert soon != (step["title"] in later)
    assert all(f"{item['title']}: {item['reason']}" in shown for item in roadmap["not_now"])


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Return the answers of a team of one person with a name."""
    text = PARCEL.read_text(encoding="utf-8")
    before, _, after = text.partition("capacity:\n")
    people = "people: [{name: Ada, share: 80, roles: [data-scientist, ml-engineer]}]\n"
    file = tmp_path / "named.yaml"
    file.write_text(f"{before}{people}{after[after.index('kpis:') :]}", encoding="utf-8")
    return file


def test_people_by_name_are_told_with_their_steps(advisor: Advisor, named: Path) -> None:
    roadmap = _roadmap(advisor, named)
    assert {tuple(step["people"]) for step in roadmap["steps"]} == {("Ada",)}
    assert {item["role"] for item in roadmap["unstaffed"]} == {"platform-engineer"}
    shown = " ".join(advisor("plan", named).out.split())
    assert " person-days · Ada · level 1 needs it" in shown
    for item in roadmap["unstaffed"]:
        assert f"Nobody for it: {item['days']:g} person-days of " in shown


def test_without_people_the_steps_are_in_order_and_the_reason_is_said(
    advisor: Advisor, answers: Answers
) -> None:
    outcome = advisor("plan", *answers(NOTHING))
    assert outcome.code == ExitCode.DONE
    assert "No capacity is given" in outcome.out
    assert "Steps, in an order in which they can be done" in outcome.out
    for heading in ("This fortnight", "Next 90 days", "Later"):
        assert heading not in outcome.out
    whole = advisor("plan", *answers(NOTHING), "--all").out
    assert re.search("^  #  days  step$", whole, re.MULTILINE)


def test_json_is_a_result_that_other_commands_take(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    outcome = advisor("plan", PARCEL, "--format", "json", "-o", file)
    assert outcome.out.strip() == str(file)
    assert advisor("score", file).out == advisor("score", PARCEL).out
    assert advisor("plan", file).out == advisor("plan", PARCEL).out


def test_wishes_stand_in_place_of_what_the_answers_say(advisor: Advisor) -> None:
    base = _roadmap(advisor, PARCEL)
    changed = _roadmap(
        advisor,
        PARCEL,
        *("--capacity", "ml-engineer=2", "--start", "2027-01-02", "--share", "50"),
        *("--holiday", "2027-01-05", "--parallel", "3", "--done", base["steps"][0]["id"]),
    )
    assert changed["start"] == "2027-01-04"
    assert changed["conditions"]["capacity"]["ml-engineer"] == 2
    assert changed["conditions"]["capacity"]["data-scientist"] == 1
    assert (changed["conditions"]["share"], changed["conditions"]["parallel"]) == (50, 3)
    days = {day for step in changed["steps"] for day in (step["start"], step["end"])}
    assert "2027-01-05" not in days
    assert base["steps"][0]["id"] not in {step["id"] for step in changed["steps"]}


def test_a_target_may_be_a_level_a_dimension_or_a_stage(advisor: Advisor) -> None:
    roadmap = _roadmap(advisor, PARCEL, "--target", "testing=2", "--target", "monitor=1")
    assert roadmap["target"] == {
        "level": None,
        "by": "2027-06-30",
        "dimensions": {"testing": 2},
        "stages": {"monitor": 1},
    }
    reached = [(m["level"], m["dimension"] or m["stage"]) for m in roadmap["milestones"]]
    assert sorted(reached) == [(1, "monitor"), (1, "testing"), (2, "testing")]


def test_a_date_alone_asks_for_the_most_by_then(advisor: Advisor) -> None:
    roadmap = _roadmap(advisor, PARCEL, "--by", "2026-12-31")
    assert (roadmap["outcome"], roadmap["aim"]) == ("partial", "date")
    assert roadmap["status"] == "missed"
    assert all(step["end"] <= "2026-12-31" for step in roadmap["steps"])
    assert date.fromisoformat(roadmap["feasible"]["date"]) > date(2026, 12, 31)


def test_too_near_a_date_is_answered_with_what_is_missing_and_what_is_possible(
    advisor: Advisor,
) -> None:
    outcome = advisor("plan", PARCEL, "--target", "2", "--by", "2027-03-01")
    shown = " ".join(outcome.out.split())
    assert outcome.code == ExitCode.DONE
    assert "The target date of 1 March 2027 is missed." in shown
    assert "By 1 March 2027 level 1 can be held; the target is likely by" in shown


def test_a_role_nobody_has_is_named_with_its_work(advisor: Advisor) -> None:
    roadmap = _roadmap(advisor, PARCEL, "--capacity", "ml-engineer=0")
    assert roadmap["outcome"] == "unstaffed"
    assert [(item["kind"], item["role"]) for item in roadmap["missing"]] == [
        ("role", "ml-engineer")
    ]


def test_comparing_shows_what_one_more_of_each_role_buys(advisor: Advisor) -> None:
    outcome = advisor("plan", PARCEL, "--compare", "--format", "json")
    base, *others = json.loads(outcome.out)
    assert base["capacity"] == {}
    engineer = next(item for item in others if item["capacity"] == {"ml-engineer": 2.0})
    assert engineer["saved"] > 0
    assert engineer["end"] < base["end"]
    held, guarded = engineer["levels"]
    assert (held["guarded"], guarded["guarded"]) == (False, True)
    assert guarded["saved"] == engineer["saved"]
    (before, _) = base["levels"]
    assert (held["saved"] > 0) == (held["date"] < before["date"])
    assert not engineer["buys_nothing"]
    idle = [item for item in others if item["buys_nothing"]]
    assert all((item["end"], item["more"]) == (base["end"], 0) for item in idle)
    assert idle
    text = advisor("plan", PARCEL, "--compare").out
    assert f"{engineer['saved']} days sooner" in text
    assert len(re.findall(r"FTE .* nothing$", text, re.MULTILINE)) == len(idle)
    assert all(len(line) <= 80 for line in text.splitlines())


def test_comparing_adds_somebody_to_those_with_names(advisor: Advisor, named: Path) -> None:
    base, *others = json.loads(advisor("plan", named, "--compare", "--format", "json").out)
    capacities = [item["capacity"] for item in others]
    assert {"ml-engineer": 1.4} in capacities
    assert {"platform-engineer": 1} in capacities
    (engineer,) = [item for item in others if item["capacity"] == {"ml-engineer": 1.4}]
    assert engineer["end"] < base["end"]
    # Roles that nobody fills keep both plans from getting there.
    assert (base["status"], engineer["saved"]) == ("unstaffed", None)


def test_comparing_by_a_date_counts_practice_levels(advisor: Advisor) -> None:
    arguments = ("--by", "2027-02-01", "--compare-with", "ml-engineer=2")
    _, more = json.loads(advisor("plan", PARCEL, *arguments, "--format", "json").out)
    assert more["more"] > 1
    shown = advisor("plan", PARCEL, *arguments).out
    assert f"{more['more']} practice levels more" in shown
    assert "the same day" not in shown


def test_comparing_says_when_somebody_more_makes_it_possible_at_all(advisor: Advisor) -> None:
    text = advisor("plan", PARCEL, "--compare", "--capacity", "ml-engineer=0").out
    assert re.search("as it is .*a role has no time", text)
    assert re.search("ML engineer 1 FTE .*a plan with dates", text)
    late = ("--target", "2", "--by", "2027-05-31", "--compare-with", "ml-engineer=2")
    text = advisor("plan", PARCEL, *late).out
    assert "too late" in text
    assert "sooner, in time" in text


def test_comparing_takes_roles_together(advisor: Advisor) -> None:
    arguments = ("--compare-with", "ml-engineer=2", "--compare-with", "data-scientist=2")
    outcome = advisor("plan", PARCEL, *arguments, "--format", "json")
    _, both = json.loads(outcome.out)
    assert both["capacity"] == {"ml-engineer": 2.0, "data-scientist": 2.0}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--target", "3"], "`3` is no target"),
        (["--target", "9" * 5000], "is no target"),
        (["--target", f"testing={'9' * 5000}"], "is no target"),
        (["--target", "\u0661"], "is no target"),
        (["--parallel", "9" * 5000], "not a valid"),
        (["--share", "9" * 5000], "is not a share"),
        (["--capacity", f"ml-engineer={'9' * 5000}"], "is not NAME=NUMBER"),
        (["--by", "9" * 5000], "is not a date"),
        (["--target", "testing="], "no target"),
        (["--target", "tasting=1"], "Did you mean `testing`?"),
        (["--by", "soon"], "is not a date"),
        (["--capacity", "ml-engineer"], "NAME=NUMBER"),
        (["--capacity", "ml-engineer=-1"], "NAME=NUMBER"),
        (["--capacity", "ml-engineer=nan"], "NAME=NUMBER"),
        (["--capacity", "ml-enginer=1"], "Did you mean `ml-engineer`?"),
        (["--exclude", "testing.data-validation-9"], "not a step"),
        (["--parallel", "0"], "parallel"),
        (["--share", "0"], "share"),
        (["--compare", "--format", "ics"], "text or json"),
        (["--exclude", "testing.data-validation-show-9"], "`testing.data-validation-show-2`"),
        (["--done", STEP, "--exclude", STEP], "both done and left out"),
        (["--done", "nothing like it"], "lists the steps' ids"),
        (["--parallel", "some"], "not a valid whole number"),
        (["--share", "most"], "`most` is not a share"),
        (["--share", "1"], "Write 100% or 1%."),
    ],
)
def test_what_cannot_be_wished_is_wrong_use(
    advisor: Advisor, arguments: list[str], said: str
) -> None:
    outcome = advisor("plan", PARCEL, *arguments)
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")
    assert said in outcome.err


def test_a_result_cannot_be_planned_anew(advisor: Advisor, tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    advisor("plan", PARCEL, "--format", "json", "-o", file)
    outcome = advisor("plan", file, "--capacity", "ml-engineer=2")
    assert outcome.code == ExitCode.USAGE
    assert "Give the answers file" in outcome.err


def test_a_share_that_is_no_number_is_refused(advisor: Advisor) -> None:
    outcome = advisor("plan", PARCEL, "--share", "nan")
    assert outcome.code == ExitCode.USAGE
    assert "`nan` is not a share" in outcome.err


def test_more_steps_at_once_than_there_are_is_no_limit(advisor: Advisor) -> None:
    many = advisor("plan", PARCEL, "--parallel", str(10**23), "--format", "csv")
    assert many.code == ExitCode.DONE
    assert many.out == advisor("plan", PARCEL, "--parallel", "99", "--format", "csv").out


def test_the_day_told_is_that_of_the_level_and_not_of_the_last_step(advisor: Advisor) -> None:
    found = _roadmap(advisor, PARCEL, "--by", "2027-05-01")
    held, guarded = [m for m in found["milestones"] if m["level"] == 1 and not m["dimension"]]
    assert held["date"] < guarded["date"] == found["held_on"] < found["end"]
    shown = " ".join(advisor("plan", PARCEL, "--by", "2027-05-01").out.split())
    day = date.fromisoformat(guarded["p85"])
    assert f"likely by {day.day} {day:%B %Y} (85 %)" in shown
    sure = f"by {guarded['p85']} with 85 % confidence, even odds by {guarded['p50']}"
    assert f"Guarded level 1 {sure}" in shown


def test_evidence_is_left_out_or_done_by_its_id(advisor: Advisor, answers: Answers) -> None:
    team = answers({"answering.rota": 1, "answering.alerts": 0})
    base = _roadmap(advisor, *team, "--strict", "--target", "1")
    (name, *_) = [step["id"] for step in base["steps"] if step["kind"] == "evidence"]
    without = _roadmap(advisor, *team, "--strict", "--target", "1", "--exclude", name)
    assert without["unreached"] == [name.removesuffix("-show-1")]
    done = _roadmap(advisor, *team, "--strict", "--target", "1", "--done", name)
    assert name not in [step["id"] for step in done["steps"]]


def test_too_little_known_is_said_first_with_what_to_find_out_and_gives_no_dates(
    advisor: Advisor, answers: Answers
) -> None:
    people = {"engineer": 1.0}
    lines = advisor("plan", *answers({}, capacity=people)).out.splitlines()
    assert lines[1].startswith("This is no assessment yet")
    assert any(line.strip() == "Rota: 1 fact" for line in lines)
    roadmap = _roadmap(advisor, *answers({}, capacity=people))
    assert (roadmap["start"], roadmap["steps"]) == (None, [])
    assert {item["practice"] for item in roadmap["find_out"]} >= {"answering.rota"}


def test_sound_asks_for_all_that_is_lacking_up_to_the_level(advisor: Advisor) -> None:
    plain = _roadmap(advisor, PARCEL, "--target", "1")
    sound = _roadmap(advisor, PARCEL, "--target", "1", "--sound")
    assert "sound" not in plain["target"]
    assert sound["target"]["sound"]
    assert {s["id"] for s in plain["steps"]} < {s["id"] for s in sound["steps"]}


def test_a_calendar_without_dates_is_refused_with_the_reason(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "roadmap.ics"
    for more in ([], ["-o", str(file)]):
        outcome = advisor("plan", *answers(NOTHING), "--format", "ics", *more)
        assert (outcome.code, outcome.out) == (ExitCode.OUTPUT, "")
        assert "no dates" in outcome.err
        assert "No capacity is given" in outcome.err
    assert not file.exists()


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_file_without_a_name_is_refused(advisor: Advisor, name: str) -> None:
    outcome = advisor("plan", PARCEL, "-o", name)
    assert (outcome.code, outcome.out) == (ExitCode.OUTPUT, "")
    assert "Name a file" in outcome.err


def test_what_is_held_already_is_said(advisor: Advisor) -> None:
    shown = advisor("plan", PARCEL, "--target", "0", "--target", "testing=0").out
    assert "Level 0 and level 0 in Testing are held already; the plan is for level 1" in shown


def test_text_shows_where_it_leads_and_who_is_busy_when(advisor: Advisor) -> None:
    assert "dimension" not in advisor("plan", PARCEL).out
    lines = advisor("plan", PARCEL, "--all").out.splitlines()
    assert any(line.endswith("a delay of this step delays the end") for line in lines)
    headers = [line.split() for line in lines if line.startswith(("dimension", "stage", "month"))]
    assert [header[0] for header in headers] == ["dimension", "stage", "month"]
    first = next(place for place, line in enumerate(lines) if line.startswith("dimension"))
    tables = lines[first : lines.index("Not now")]
    assert all(len(line) <= 80 for line in tables)
    assert "▲" in "".join(tables)


@pytest.mark.parametrize("name", ["team.yaml", "hard.yaml", "link.yaml", "other.yaml", "own.yaml"])
def test_answers_and_rubrics_are_never_overwritten(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("team.yaml", "other.yaml"):
        Path(file).write_bytes(PARCEL.read_bytes())
    Path("own.yaml").write_text("extends: mlops-devops@2\n")
    Path("hard.yaml").hardlink_to("team.yaml")
    Path("link.yaml").symlink_to("team.yaml")
    before = Path(name).read_bytes()
    for force in ([], ["--force"]):
        outcome = advisor("plan", "team.yaml", "-o", name, *force)
        assert (outcome.code, outcome.out) == (ExitCode.OUTPUT, "")
        assert "would be lost" in outcome.err
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize("form", ["text", "md", "csv", "ics", "github", "jira", "json"])
def test_a_plan_may_be_written_again_but_not_over_a_note(
    advisor: Advisor, answers: Answers, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "plan"
    line = ("plan", *answers(NOTHING, **STAFFED), "--format", form, "-o", file)
    assert [advisor(*line).code for _ in range(2)] == [ExitCode.DONE] * 2
    file.write_text("mine")
    refused = advisor(*line)
    assert (refused.code, file.read_text()) == (ExitCode.OUTPUT, "mine")
    assert "--force" in refused.err
    assert advisor(*line, "--force").code == ExitCode.DONE


def test_a_file_without_leave_is_refused_and_a_private_one_stays_private(
    advisor: Advisor, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "plan.md"
    line = ("plan", *answers(NOTHING), "--format", "md", "-o", file)
    advisor(*line)
    file.chmod(0o600)
    advisor(*line)
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o444)
    refused = advisor(*line)
    assert (refused.code, refused.out) == (ExitCode.OUTPUT, "")
    assert "the file is read-only" in refused.err


def test_a_byte_order_mark_is_written_for_a_spreadsheet_and_refused_elsewhere(
    advisor: Advisor, tmp_path: Path
) -> None:
    file = tmp_path / "plan.csv"
    for _ in range(2):  # the second time it is known as what advisor made
        assert advisor("plan", PARCEL, "--format", "csv", "--bom", "-o", file).code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfNumber,Step,")
    refused = advisor("plan", PARCEL, "--format", "jira", "--bom")
    assert (refused.code, refused.out) == (ExitCode.USAGE, "")
    assert "--format csv" in refused.err


def test_a_second_export_names_the_issues_of_the_first_and_those_that_left_the_plan(
    advisor: Advisor, tmp_path: Path
) -> None:
    first = json.loads(advisor("plan", PARCEL, "--format", "github").out)
    there = [
        {"number": number, "body": issue["body"], "labels": [], "state": "OPEN"}
        for number, issue in enumerate(first, 1)
    ]
    team = first[0]["id"].partition("/")[0]
    there.append({"number": 99, "body": f"<!-- advisor: {team}/done -->", "state": "OPEN"})
    file = tmp_path / "there.json"
    file.write_text(json.dumps(there), encoding="utf-8")
    again = advisor("plan", PARCEL, "--format", "github", "--existing", file)
    assert [i["number"] for i in json.loads(again.out)] == list(range(1, len(first) + 1))
    assert "1 open item is not in this plan, being done or dropped: 99." in again.err
    assert f"`id: {team}`" in again.err
    assert advisor("plan", PARCEL, "--existing", file).code == ExitCode.USAGE
