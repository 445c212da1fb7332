import pytest

from advisor.rubric.lint.features import MOST_DEFINING
from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings, of_letters
from tests.rubric.sound import LETTERS, Edits, edited, sound_data

ROTA = ("practices", 0)
CRITERIA = ("practices", 0, "criteria")
FEATURES = ("levels", 1, "features")
WORDS = (
    "apples bricks clouds drums eels forks grapes hats inks jars kites lamps mats nuts oars pins"
)


def _crowded(defining: int) -> Edits:
    """Let criteria that say different things define level 2."""
    given = sound_data(LETTERS)["practices"][0]["criteria"]
    words = [f"{word}{letter}" for letter in "ab" for word in WORDS.split()]
    added = [
        {
            "id": word,
            "level": 2,
            "text": f"{word.title()} stand.",
            "seen_in": "files",
            "defines": ["wording"],
        }
        for word in words[: defining - 1]
    ]
    return {CRITERIA: [*given, *added]}


CASES = [
    of_letters("unknown-id", {(*FEATURES, 0, "side"): "outside"}, "levels[1].features[0].side"),
    of_letters("unknown-id", {(*FEATURES, 0, "set"): "papers"}, "levels[1].features[0].set"),
    of_letters(
        "unknown-id",
        {("levels", 0, "features", 0, "shown_when_unmet"): ["desk.opening/opened"]},
        "levels[0].features[0].shown_when_unmet[0]",
    ),
    of_letters("duplicate-id", {("sets", 1, "id"): "paper"}, "sets[1].id"),
    of_letters("uncovered-feature", {(*CRITERIA, 1, "defines"): []}, "levels[1].features[1].id"),
    of_letters(
        "uncovered-feature",
        {("levels", 0, "features", 0, "shown_when_unmet"): []},
        "levels[0].features[0].id",
    ),
    Case(
        "uncovered-feature", {(*ROTA, "features"): ["named-person"]}, ("levels[2].features[0].id",)
    ),
    of_letters("crowded-level", _crowded(MOST_DEFINING + 1), "levels[2]"),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_feature_that_nothing_or_too_much_defines_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


def test_a_level_may_be_defined_by_as_many_criteria_as_that() -> None:
    assert lint(edited(_crowded(MOST_DEFINING), LETTERS)) == ()


def test_a_feature_of_level_0_may_be_covered_by_a_gate_of_any_level() -> None:
    trait = {"id": "silence", "title": "Silence", "summary": "Nobody is called."}
    uncovered = Case("uncovered-feature", {("levels", 0, "features"): [trait]}, ())
    assert [rule for rule, _ in findings(uncovered)] == ["uncovered-feature"]
    edits = {**uncovered.edits, (*ROTA, "features", 2): "silence"}
    assert findings(Case("none", edits, ())) == []
