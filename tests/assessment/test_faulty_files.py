"""What a file may not say around its answers, and that all its faults are told at once."""

import pytest

from tests.assessment.files import HEAD, PRACTICE, fault, faults, place

ANY = "some hint"
SHARE = "planning.share"
STEPS = "Name a step: its steps are `testing.data-validation-1`, then `testing.data-validation-2`."


@pytest.mark.parametrize(
    ("more", "message", "hint", "line", "field"),
    [
        ("anwsers: {}", "`anwsers` is not a field", "Did you mean `answers`?", 4, "anwsers"),
        ("answers: [1]", "expected a mapping", ANY, 4, "answers"),
        (
            "answers:\n  testing.data-validaton: 1",
            "`testing.data-validaton` is not a practice",
            f"Did you mean `{PRACTICE}`?",
            5,
            "answers.testing.data-validaton",
        ),
        ("answers: {7: 1}", "`7` is not a practice", ANY, 4, "answers[7]"),
        (
            "kpis: {model-lead-time: {current: 1}}",
            "`model-lead-time` is not a KPI",
            "Did you mean `model-lead-time-days`?",
            4,
            "kpis.model-lead-time",
        ),
        ("kpis: {model-age-days: 5}", "expected a mapping", ANY, 4, "kpis.model-age-days"),
        (
            "kpis: {model-age-days: {now: 5}}",
            "`now` is not a field",
            "Valid here: current, target.",
            4,
            "kpis.model-age-days.now",
        ),
        (
            "kpis: {model-age-days: {current: '5'}}",
            "found the text `5`",
            "Remove the quotes.",
            4,
            "kpis.model-age-days.current",
        ),
        (
            "capacity: {data-scientists: 1}",
            "`data-scientists` is not a role",
            "Did you mean `data-scientist`?",
            4,
            "capacity.data-scientists",
        ),
        ("capacity: {ml-engineer: -1}", "-1 is below 0", ANY, 4, "capacity.ml-engineer"),
        ("capacity: {ml-engineer: 1e999}", "too large", ANY, 4, "capacity.ml-engineer"),
        ("capacity: {ml-engineer: no}", "expected a number", ANY, 4, "capacity.ml-engineer"),
        ("target: {level: 3}", "there is no level 3", ANY, 4, "target.level"),
        ("target: {level: unknown}", "expected a level", ANY, 4, "target.level"),
        ("target: {by: 2027-13-01}", "not a date that exists", ANY, 4, "target.by"),
        ("target: {until: 2027-12-01}", "`until` is not a field", ANY, 4, "target.until"),
        (
            "target: {stages: {x: 1}}",
            "`x` is not one of the rubric's stages",
            ANY,
            4,
            "target.stages.x",
        ),
        (
            "target: {dimensions: {testing: high}}",
            "expected a level",
            ANY,
            4,
            "target.dimensions.testing",
        ),
        ("planning: {share: 120}", "120 is above 100 percent", ANY, 4, "planning.share"),
        ("planning: {parallel: 0}", "0 is below 1", ANY, 4, "planning.parallel"),
        ("planning: {parallel: two}", "expected a whole number", ANY, 4, "planning.parallel"),
        ("planning: {holidays: [soon]}", "expected a date", ANY, 4, "planning.holidays[0]"),
        (
            "planning: {done: [testing.data-validation]}",
            "`testing.data-validation` is a practice, not a step",
            STEPS,
            4,
            "planning.done[0]",
        ),
        (
            "planning: {exclude: [testing.data-validation-3]}",
            "`testing.data-validation-3` is not a step of this rubric",
            "Did you mean `testing.data-validation-1` or `testing.data-validation-2`?",
            4,
            "planning.exclude[0]",
        ),
        ("planning: {share: 1}", "1 may mean 1 % or 100 %", "Write 100% or 1%.", 4, SHARE),
        ("planning: {share: 1.5}", "1.5 may mean 1.5 % or 150 %", "Write 1.5%.", 4, SHARE),
        ("planning: {share: 150%}", "150 is above 100 percent", ANY, 4, SHARE),
        ("planning: {share: most}", "expected a share", ANY, 4, SHARE),
        ("planning: {share: '80'}", "expected a share", "Remove the quotes.", 4, SHARE),
        (
            "kpis: {automated-deployment-share: {current: 155}}",
            "155 is too high",
            "`automated-deployment-share` is given in percent; write a number from 0 to 100.",
            4,
            "kpis.automated-deployment-share.current",
        ),
        (
            "kpis: {automated-deployment-share: {target: -20}}",
            "-20 is too low",
            "`automated-deployment-share` is given in percent; write a number from 0 to 100.",
            4,
            "kpis.automated-deployment-share.target",
        ),
        (
            "kpis: {model-age-days: {current: -1}}",
            "-1 is too low",
            "`model-age-days` is given in days; write a number from 0 on.",
            4,
            "kpis.model-age-days.current",
        ),
        (
            "kpis: {automated-deployment-share: {current: 155 %}}",
            "155 is too high",
            ANY,
            4,
            "kpis.automated-deployment-share.current",
        ),
        (
            "kpis: {model-age-days: {current: 5%}}",
            "expected a number",
            ANY,
            4,
            "kpis.model-age-days.current",
        ),
        (
            "target: {level:1}",
            "`level:1` is not a field",
            "Write a blank after the colon: `level: 1`.",
            4,
            "target.level:1",
        ),
        (
            "target: level:1",
            "expected a mapping",
            "Write a blank after the colon: `level: 1`.",
            4,
            "target",
        ),
        (
            "planning: {done: [testing.data-validation-1], exclude: [testing.data-validation-1]}",
            "`testing.data-validation-1` is both done and left out",
            ANY,
            4,
            "planning.exclude[0]",
        ),
        ("target: 2", "expected a mapping", ANY, 4, "target"),
    ],
)
def test_the_rest_of_a_file_names_only_what_the_rubric_declares(
    more: str, message: str, hint: str, line: int, field: str
) -> None:
    problem = fault(f"{HEAD}{more}\n")
    assert message in problem.message
    assert bool(problem.hint) if hint == ANY else problem.hint == hint
    assert (place(problem)[0], place(problem)[2]) == (line, field)


@pytest.mark.parametrize(
    ("team", "message", "hint"),
    [
        ("{name: No}", "`No` as false", 'Put it in quotes: "No".'),
        ("{name: 2024}", "the number 2024", 'Put it in quotes: "2024".'),
        ("{name: '  '}", "only blanks", ANY),
        ("{serving: batch}", "`name` is missing", ANY),
        ("{name: T, serving: onlin}", "not a value of `serving`", "Did you mean `online`?"),
        ("{name: T, serving: yes}", "`yes` is not a value", "Valid here: batch, both, online."),
        ("{name: T, regulated: maybe}", "`maybe` is not a value", "Valid here: false, true."),
        ("{name: T, regulated: 'true'}", "`true` is not a value", "Remove the quotes."),
        ("{name: T, regulated: 1}", "`1` is not a value", "Valid here: false, true."),
        ("{name: T, servin: both}", "`servin` is not a field here", "Did you mean `serving`?"),
    ],
)
def test_a_team_has_a_name_and_a_profile_of_declared_values(
    team: str, message: str, hint: str
) -> None:
    problem = fault(HEAD.replace("{name: Churn prediction}", team))
    assert message in problem.message
    assert bool(problem.hint) if hint == ANY else problem.hint == hint
    assert place(problem)[0] == 2


@pytest.mark.parametrize("line", HEAD.splitlines(keepends=True))
def test_rubric_team_and_day_must_be_there_and_filled_in(line: str) -> None:
    key = line.partition(":")[0]
    for text in (HEAD.replace(line, ""), HEAD.replace(line, f"{key}:\n")):
        assert fault(text).message == f"`{key}` is missing"


@pytest.mark.parametrize("text", ["hello", "[1, 2]", "42"])
def test_a_document_that_is_no_mapping_is_told_so_first(text: str) -> None:
    assert faults(text)[0].message.startswith("expected a mapping (key: value), found")


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_their_places() -> None:
    text = (
        "rubric: mlops-devops@2\n"
        "team: {name: T, serving: sometimes}\n"
        "assessed_on: 2026-02-30\n"
        "answers:\n"
        "  testing.data-validation: yes\n"
        "  testing.data-validation: 1\n"
        "  testing.nothing-of-the-kind: 1\n"
        "  deployment.canary-release: {level: not_applicable, colour: red}\n"
        "capacity: {ml-engineer: lots}\n"
        "colour: red\n"
    )
    assert [(place(p)[0], place(p)[2]) for p in faults(text)] == [
        (2, "team.serving"),
        (3, "assessed_on"),
        (5, "answers.testing.data-validation"),
        (6, "answers.testing.data-validation"),
        (7, "answers.testing.nothing-of-the-kind"),
        (8, "answers.deployment.canary-release"),
        (8, "answers.deployment.canary-release.colour"),
        (9, "capacity.ml-engineer"),
        (10, "colour"),
    ]


def test_for_a_rubric_that_is_not_here_all_that_needs_none_is_judged() -> None:
    text = HEAD.replace("mlops-devops@2", "mlops-devop@1").replace("2026-11-23", "2026-02-30")
    found = faults(
        f"{text}answers:\n  any.thing: yes\n  other: {{level: 9, noet: x}}\nanswer: 1\n"
        "target: {by: soon}\ntarget: 1\n"
    )
    assert [place(problem)[0] for problem in found] == [1, 3, 5, 6, 7, 8, 9]
    assert found[0].hint == "Did you mean `mlops-devops@2`?"
    assert all(problem.hint for problem in found)


def test_aliases_and_tags_hide_no_other_fault() -> None:
    found = faults(f"{HEAD}answers:\n  {PRACTICE}: *x\n  nothing: 1\nkpis: !mine x\nanswer: 1\n")
    assert [place(problem)[0] for problem in found] == [5, 6, 7, 8]
