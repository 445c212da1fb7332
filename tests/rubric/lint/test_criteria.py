import pytest

from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings, of_letters
from tests.rubric.sound import LETTERS, REMOVED, edited

CRITERIA = ("practices", 0, "criteria")
COUNTED, TEMPLATES = (*CRITERIA, 1), (*CRITERIA, 3)
HERE = "practices[0].criteria"


def _says(text: str) -> Case:
    return of_letters("unreadable-criterion", {(*COUNTED, "text"): text}, f"{HERE}[1].text")


CASES = [
    of_letters("unknown-id", {(*COUNTED, "level"): 3}, f"{HERE}[1].level"),
    of_letters("unknown-id", {(*COUNTED, "defines"): ["countin"]}, f"{HERE}[1].defines[0]"),
    of_letters("unknown-id", {(*COUNTED, "defines"): ["forgotten"]}, f"{HERE}[1].defines[0]"),
    of_letters("duplicate-id", {(*COUNTED, "id"): "opened-daily"}, f"{HERE}[1].id"),
    of_letters("missing-criterion", {(*TEMPLATES, "level"): 1}, HERE),
    of_letters("mixed-practice", {("practices", 0, "gates"): {1: 1}}, "practices[0].gates"),
    of_letters(
        "mixed-practice", {("practices", 0, "features"): ["wording"]}, "practices[0].features"
    ),
    of_letters("missing-level", {("practices", 0, "levels"): {}}, "practices[0].levels"),
    of_letters("vague-word", {(*COUNTED, "text"): "A good counter runs."}, f"{HERE}[1].text"),
    _says(f"A counter {'really ' * 43}runs."),
    _says("A counter runs"),
    _says("A counter runs. It shows letters."),
    of_letters(
        "unreadable-criterion",
        {(*CRITERIA, 2, "text"): f"A list {'really ' * 24}hangs."},
        f"{HERE}[2].text",
    ),
    of_letters(
        "same-criterion",
        {(*COUNTED, "text"): "replies are written from  templates under version control."},
        f"{HERE}[3].text",
    ),
    of_letters(
        "reworded-criterion",
        {(*COUNTED, "text"): "All replies are written from templates under version control."},
        f"{HERE}[3].text",
    ),
    of_letters(
        "unreachable-criterion", {("steps", 1, "raises"): {"desk.opening": 1}}, f"{HERE}[3]"
    ),
    of_letters(
        "missing-step",
        {
            ("steps", 1, "raises"): {"desk.opening": 1},
            (*TEMPLATES, "defines"): [],
            ("levels", 2, "features"): [],
        },
        "practices[0]",
    ),
]
READABLE = [
    "A counter shows how many letters wait, e.g. Those of today.",
    f"A counter {'really ' * 42}runs.",
    'A decision, or a bound for "too good to be true", is recorded.',
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_criterion_nobody_could_answer_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("text", READABLE)
def test_a_criterion_of_one_sentence_is_readable(text: str) -> None:
    assert lint(edited({(*COUNTED, "text"): text}, LETTERS)) == ()


def test_a_step_missing_for_two_criteria_of_one_level_is_told_once() -> None:
    case = of_letters(
        "unreachable-criterion", {("steps", 0, "raises"): {"desk.opening": 2}}, f"{HERE}[0]"
    )
    assert findings(case) == expected(case)


def test_a_practice_that_loses_its_criteria_has_to_describe_every_level() -> None:
    case = of_letters("", {CRITERIA: REMOVED, ("editions",): []}, "practices[0].levels")
    rules = [rule for rule, _ in findings(case)]
    assert rules.count("missing-level") == 2
