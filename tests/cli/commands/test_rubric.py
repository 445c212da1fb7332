import json
from pathlib import Path
from typing import Any

import pytest
from click import unstyle
from jsonschema import Draft202012Validator

from advisor.cli.rubric_pages.markdown import dimension_page, pages, whole_page
from advisor.cli.rubric_pages.terminal import element_text
from tests.build import BACKUPS, answers_data
from tests.cli.conftest import Advisor
from tests.rubric.sound import LETTERS, SOUND, edited, sound_data

OWN = ("--rubric", str(SOUND))


def _data(advisor: Advisor, *line: str | Path) -> Any:
    outcome = advisor(*line)
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


def _broken(folder: Path, old: str, new: str) -> tuple[Path, int]:
    """Write the sound rubric with one change and return its path and the changed line."""
    text = SOUND.read_text()
    assert text.count(old) == 1
    file = folder / "broken.yaml"
    file.write_text(text.replace(old, new))
    return file, text[: text.index(old)].count("\n") + 1


def test_list_shows_every_shipped_rubric_in_both_formats(advisor: Advisor) -> None:
    listed = _data(advisor, "rubric", "list", "--format", "json")
    text = advisor("rubric", "list").out
    assert "mlops-devops" in [entry["id"] for entry in listed]
    for entry in listed:
        assert all(entry[name] in text for name in ("id", "version", "title"))


def test_show_gives_the_whole_rubric_with_its_practices(advisor: Advisor) -> None:
    text = advisor("rubric", "show", *OWN).out
    assert "On-call readiness (on-call 1.0.0)" in text
    assert "2 practices, 1 of them in the quick assessment, 2 features, 4 steps and 1 KPI." in text
    assert all(practice.id in text for practice in edited({}).practices)


def test_show_as_json_counts_what_there_is(advisor: Advisor) -> None:
    data = _data(advisor, "rubric", "show", *OWN, "--format", "json")
    counts = data["counts"]
    assert (counts["practices"], counts["steps"], counts["features"]) == (2, 4, 2)
    assert counts["practices_by_side"] == {"people": 1, "machines": 1}
    assert counts["practices_by_dimension"] == {"answering": {"people": 1, "machines": 1}}
    assert counts["practices_by_stage"] == {"detect": 1, "repair": 1}
    assert counts["evidence_examples"] == {"sufficient": 4, "insufficient": 4}
    assert (counts["quick_practices"], counts["kpis"]) == (1, 1)
    assert [practice["id"] for practice in data["practices"]] == [
        practice.id for practice in edited({}).practices
    ]


@pytest.mark.parametrize("name", ["mlops-devops", "mlops-devops@2"])
def test_show_takes_the_name_of_a_shipped_rubric(advisor: Advisor, name: str) -> None:
    assert advisor("rubric", "show", name) == advisor("rubric", "show")


@pytest.mark.parametrize(
    ("element", "title", "told"),
    [
        ("answering.rota", "Rota", "The rota of this month."),
        ("answering.alerts-2", "Page and escalate", "Rehearse silence for ten minutes."),
        ("answering", "Answering", "answering.alerts"),
        ("detect", "Detect", "Noticing a fault."),
        ("learning", "Learning", "Reviews take time."),
        ("named-person", "A named person", "answering.rota"),
        ("answer-minutes", "Minutes to answer", "Median."),
        ("engineer", "Engineer", "answering.rota-1"),
        ("word", "Word", "levels up to 0"),
        ("size", "Size", "small"),
    ],
)
def test_show_finds_any_element_by_its_id(
    advisor: Advisor, element: str, title: str, told: str
) -> None:
    text = advisor("rubric", "show", element, *OWN).out
    data = _data(advisor, "rubric", "show", element, *OWN, "--format", "json")
    assert text.startswith(f"{title}\n")
    assert told in text
    assert (data["id"], data["title"]) == (element, title)


def test_show_finds_a_crosswalk_and_names_what_has_no_page(advisor: Advisor) -> None:
    text = advisor("rubric", "show", "google-mlops").out
    assert text.startswith("Google Cloud MLOps levels, ")
    assert "crosswalk google-mlops, by levels" in text
    assert "Level 2    CI/CD pipeline automation" in text
    whole = advisor("rubric", "show").out
    for named in (
        "Sets        training, prompting",
        "Profile     own-training, prompted-model",
        "Roles       data-scientist",
        "google-mlops",
    ):
        assert named in whole


@pytest.mark.parametrize(
    ("element", "told"),
    [
        (
            "desk.opening",
            (
                (
                    "Level 1\n"
                    "  [ ] The book of the post room shows that letters are opened on each working "
                    "day.\n"
                    "      opened-daily, seen in a record, defines opening, teams with "
                    "paper: true\n"
                    "  [ ] A counter shows how many letters wait.\n"
                    "      counted, seen on the platform, defines counting\n"
                ),
                "translated, seen in files, teams with (boxes: at least 2, or languages: french or",
                "Convinces  The book of last week.",
            ),
        ),
        (
            "desk.opening/from-templates",
            (
                (
                    "Replies are written from templates under version control.\n"
                    "criterion desk.opening/from-templates\n"
                ),
                "Practice   Opening, desk.opening",
                "Defines    wording",
                "Demanded   teams with languages: german",
            ),
        ),
        (
            "opening",
            (
                "Kind       core, Letters on paper",
                "Concerns   teams with paper: true",
                "Held when these are met\n  [ ] The book of the post room",
                "desk.opening/opened-daily, seen in a record",
            ),
        ),
        ("counting", ("Kind       component",)),
        ("forgotten", ("Kind       trait", "Told where all of these are lacking\n  [ ] The book")),
        ("1", ("opening (core, Letters on paper): Letters are opened.", "counting (component): ")),
        ("paper", ("set of features paper", "  • opening, core: Letters are opened.")),
        ("boxes", ("Values     a number", "No answer  counts as 1", "desk.opening/translated")),
        ("languages", ("french (French)", "; one or more of them")),
    ],
)
def test_show_tells_of_criteria_as_a_checklist_and_what_they_decide(
    advisor: Advisor, element: str, told: tuple[str, ...]
) -> None:
    text = advisor("rubric", "show", element, "--rubric", LETTERS).out
    for words in told:
        assert words in text


def test_show_counts_criteria_and_says_how_they_are_read(advisor: Advisor) -> None:
    text = advisor("rubric", "show", "--rubric", LETTERS).out
    assert "A criterion speaks of the boxes it names." in text
    assert "1 practice, 1 of them in the quick assessment, 4 criteria, 4 features" in text
    counts = _data(advisor, "rubric", "show", "--rubric", LETTERS, "--format", "json")["counts"]
    assert (counts["criteria"], counts["defining_criteria"]) == (4, 3)
    assert counts["criteria_by_place"] == {"record": 1, "platform": 1, "files": 2}


def test_show_finds_a_criterion_as_data_and_refuses_one_that_is_not_there(
    advisor: Advisor,
) -> None:
    own = ("--rubric", LETTERS)
    data = _data(advisor, "rubric", "show", "desk.opening/counted", *own, "--format", "json")
    assert (data["id"], data["defines"]) == ("counted", ["counting"])
    outcome = advisor("rubric", "show", "desk.opening/countd", *own)
    assert outcome.code == 2
    assert "`desk.opening/counted`" in outcome.err


def test_show_tells_of_a_practice_what_decides_about_it(advisor: Advisor, tmp_path: Path) -> None:
    file, _ = _broken(tmp_path, "    quick: true\n", "    applies_when: {size: [large]}\n")
    text = advisor("rubric", "show", "answering.rota", "--rubric", file).out
    for told in (
        "Concerns   teams with size: large",
        "Weight     2. Nothing starts before somebody answers.",
        "Level 1  needed to hold level 1",
        "    Convinces  The rota of this month.",
        "    Not yet    A list of numbers.",
        "  • reviews: Each incident is reviewed.",
        "  • answering.rota-2: Review every incident in writing",
    ):
        assert told in text
    assert "quick" not in text


def test_show_tells_of_a_step_what_it_takes_and_what_follows(advisor: Advisor) -> None:
    text = advisor("rubric", "show", "answering.rota-1", *OWN).out
    for told in (
        "Raises     answering.rota to level 1",
        "Before     answering.rota-2, answering.alerts-2",
        "Moves      answer-minutes",
        "Time       at least 2 working days",
        "  engineer  1 to 4 days, likely 2",
        "  3. Publish the calendar.",
        "  • Nobody swaps weeks.",
    ):
        assert told in text


def test_show_tells_of_a_step_that_costs_nobody_anything() -> None:
    chosen = edited({("steps", 0, "effort"): {}})
    text = element_text(chosen, "step", chosen.steps[0])
    assert "Effort\n\nTasks\n" in unstyle(text)


def test_show_tells_of_a_level_what_it_asks_of_each_practice(advisor: Advisor) -> None:
    text = advisor("rubric", "show", "2", *OWN).out
    assert "What People practices must have reached\n  answering.rota  level 2, quick\n" in text
    assert "What Machines practices must have reached\n  answering.alerts  level 1\n" in text


@pytest.mark.parametrize(
    "element",
    ["", "testing.data-validation", "testing.data-validation-2", "testing", "data", "2"],
)
def test_show_fits_a_terminal_of_80_columns(
    advisor: Advisor, monkeypatch: pytest.MonkeyPatch, element: str
) -> None:
    monkeypatch.setattr("advisor.cli.output.line_width", lambda: 80)
    lines = advisor("rubric", "show", *([element] if element else [])).out.splitlines()
    assert max(map(len, lines)) <= 80


def test_show_prints_a_page_of_the_whole_rubric_or_of_a_dimension(advisor: Advisor) -> None:
    outcome = advisor("rubric", "show", *OWN, "--format", "md")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == whole_page(edited({}))
    outcome = advisor("rubric", "show", "answering", *OWN, "--format", "md")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == dimension_page(edited({}), edited({}).dimensions[0])
    outcome = advisor("rubric", "show", "answering.rota", *OWN, "--format", "md")
    assert (outcome.code, outcome.out) == (2, "")


def test_show_writes_pages_into_a_folder_and_writes_them_anew(
    advisor: Advisor, tmp_path: Path
) -> None:
    line = ("rubric", "show", *OWN, "--format", "md", "-o", tmp_path / "docs")
    for _ in range(2):
        outcome = advisor(*line)
        assert (outcome.code, outcome.err) == (0, "")
        written = {
            str(Path(path).relative_to(tmp_path / "docs")): Path(path).read_text()
            for path in outcome.out.splitlines()
        }
        assert written == pages(edited({}))


@pytest.mark.parametrize("name", ["rubric.md", "rubric/answering.md"])
def test_show_replaces_no_page_of_another_without_force(
    advisor: Advisor, tmp_path: Path, name: str
) -> None:
    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# What I wrote myself\n")
    line = ("rubric", "show", *OWN, "--format", "md", "-o", tmp_path)
    outcome = advisor(*line)
    assert (outcome.code, outcome.out) == (4, "")
    assert "give --force" in outcome.err
    assert list(tmp_path.rglob("*.md")) == [page]
    assert page.read_text() == "# What I wrote myself\n"
    assert advisor(*line, "--force").code == 0
    assert page.read_text() == pages(edited({}))[name]


@pytest.mark.parametrize(
    "line", [("-o", "docs"), ("--format", "json", "-o", "docs"), ("answering", "-o", "docs")]
)
def test_show_writes_into_a_folder_only_the_markdown_of_a_whole_rubric(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    markdown = ("--format", "md") if line[0] == "answering" else ()
    outcome = advisor("rubric", "show", *line, *markdown, *OWN)
    assert (outcome.code, outcome.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("element", ["", "answering.rota", "answering.rota-1", "answering", "2"])
def test_show_passes_nothing_on_that_a_terminal_obeys(
    advisor: Advisor, tmp_path: Path, element: str
) -> None:
    hostile = SOUND.read_text()
    for title in ("Answering", "Rota", "Publish a rota", "Learning"):
        hostile = hostile.replace(f"title: {title}", f'title: "{title} \\e[2J & <b>"')
    file = tmp_path / "hostile.yaml"
    file.write_text(hostile)
    outcome = advisor("rubric", "show", *([element] if element else []), "--rubric", file)
    assert outcome.code == 0
    assert r"\x1b[2J & <b>" in outcome.out
    assert "\x1b" not in outcome.out


@pytest.mark.parametrize(("number", "title"), [("0", "Luck"), ("1", "Rota"), ("2", "Learning")])
def test_show_finds_a_level_by_its_number(advisor: Advisor, number: str, title: str) -> None:
    data = _data(advisor, "rubric", "show", number, *OWN, "--format", "json")
    assert (data["level"], data["title"]) == (int(number), title)


def test_show_refuses_an_unknown_id_with_the_nearest_one(advisor: Advisor) -> None:
    outcome = advisor("rubric", "show", "answering.rotta", *OWN)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Did you mean `answering.rota`?" in outcome.err


def test_lint_of_a_sound_rubric_prints_no_data_and_remarks_that_nothing_was_found(
    advisor: Advisor,
) -> None:
    for line in (["rubric", "lint", str(SOUND)], ["rubric", "lint", *OWN], ["rubric", "lint"]):
        outcome = advisor(*line)
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "0 errors, 0 warnings.\n")
    assert _data(advisor, "rubric", "lint", SOUND, "--format", "json") == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "severity"),
    [
        ("Whoever happens to be awake", "Some person", "vague-word", "error"),
        ("answers a call at night?", "answers.", "unreadable-question", "warning"),
        ("requires: [answering.rota-1]\n", "requires: [x.y]\n", "unknown-id", "error"),
        ("    quick: true\n", "    quick: perhaps\n", "load", "error"),
        ("    id: learning\n", "    id: rota\n", "duplicate-id", "error"),
    ],
)
def test_lint_places_a_finding_in_its_line_and_fails_for_errors_only(
    advisor: Advisor, tmp_path: Path, old: str, new: str, rule: str, severity: str
) -> None:
    file, line = _broken(tmp_path, old, new)
    text = advisor("rubric", "lint", file)
    code = 1 if severity == "error" else 0
    assert (text.code, text.out) == (code, "")
    assert f"{file}:{line}:" in text.err
    assert f"{severity}: " in text.err
    assert f"[{rule}]" in text.err
    outcome = advisor("rubric", "lint", file, "--format", "json")
    (finding,) = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (code, "")
    assert (finding["rule"], finding["severity"]) == (rule, severity)
    assert (finding["file"], finding["line"]) == (str(file), line)


def test_lint_finds_that_the_best_team_could_not_reach_the_top(
    advisor: Advisor, tmp_path: Path
) -> None:
    file, _ = _broken(tmp_path, "A system recorded it., caps: 2", "A system recorded it., caps: 1")
    outcome = advisor("rubric", "lint", file)
    assert outcome.code == 1
    assert "no kind of evidence supports more than level 1" in outcome.err


def test_schema_prints_a_json_schema_that_judges_answers(advisor: Advisor) -> None:
    schema = _data(advisor, "rubric", "schema", *OWN)
    assert schema == _data(advisor, "rubric", "schema", "answers", *OWN)
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)
    assert judge.is_valid(answers_data(edited({}), {"answering.rota": 1}))
    assert not judge.is_valid(answers_data(edited({}), {"answering.rota": 9}))


def test_schema_prints_a_json_schema_of_rubrics(advisor: Advisor) -> None:
    schema = _data(advisor, "rubric", "schema", "rubric")
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)
    assert judge.is_valid(json.loads(json.dumps(sound_data())))
    assert not judge.is_valid({"id": "on-call"})


def test_a_rubric_of_another_subject_goes_through_every_command(advisor: Advisor) -> None:
    assert "Backup readiness" in advisor("rubric", "show", "--rubric", BACKUPS).out
    schema = _data(advisor, "rubric", "schema", "--rubric", BACKUPS)
    assert schema["properties"]["rubric"]["const"] == "backups@2"
