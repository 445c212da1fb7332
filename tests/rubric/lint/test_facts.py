"""One fact a criterion: what the linter takes for two, and what it lets be."""

import pytest

from advisor.rubric.lint.facts import longest_list, says_two
from tests.rubric.lint.case import Case, expected, findings, of_letters
from tests.rubric.sound import REMOVED

HERE = "practices[0].criteria"
TRANSLATED = ("practices", 0, "criteria", 2)


def _says(rule: str, text: str) -> Case:
    return of_letters(rule, {(*TRANSLATED, "text"): text}, f"{HERE}[2].text")


CASES = [
    _says("joined-fact", "A counter runs at the door and is read each evening."),
    _says("joined-fact", "The clerk opens each letter, then enters it in the book."),
    _says("long-list", "The book names sender, date, subject and shelf of each letter."),
    _says("only-a-lack", "No letter lies closed at noon."),
    _says("only-a-lack", "There is no letter without an entry."),
    of_letters("unplaced-criterion", {(*TRANSLATED, "seen_in"): REMOVED}, f"{HERE}[2]"),
    of_letters(
        "mixed-proof",
        {
            (*TRANSLATED, "seen_in"): "files",
            (*TRANSLATED, "text"): "Each of the last three replies names its template.",
        },
        f"{HERE}[2].seen_in",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_criterion_that_is_not_one_fact_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize(
    "text",
    [
        "CI builds the image and runs it once.",
        "A job takes a date range and renews what the bad batch touched.",
        "The release job reads the approval, and it refuses a version without one.",
        "Somebody keeps a list and somebody reads it.",
    ],
)
def test_two_verbs_of_observation_are_two_facts(text: str) -> None:
    assert says_two(text)


@pytest.mark.parametrize(
    "text",
    [
        "CI measures response time and memory of named requests.",
        "A list names owner, tests and runs of each model.",
        "The training job accepts or rejects a candidate by thresholds that stand in Git.",
        "Each return, real or rehearsed, is logged with its cause.",
        "Whatever preparation fits, such as fills or encodings, is fitted on training rows only.",
        "A rule says which candidates pass on checks alone and which wait for a person.",
        "The owner (who is named and reads the list) has a stand-in.",
    ],
)
def test_one_verb_with_several_objects_is_one_fact(text: str) -> None:
    assert not says_two(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The book names sender and date.", 2),
        ("The book names sender, date and shelf.", 3),
        ("The book names sender, date, shelf, and colour.", 4),
        ("The book names a thing that is red, blue, green or black.", 4),
        ("Quick, said the clerk.", 1),
    ],
)
def test_the_things_of_a_list_are_counted(text: str, count: int) -> None:
    assert longest_list(text) == count


@pytest.mark.parametrize("rule", ["joined-fact", "long-list"])
def test_what_defines_a_feature_may_join_what_one_look_shows(rule: str) -> None:
    text = "A counter shows letters, cards, parcels and forms, and is read each evening."
    case = of_letters(rule, {("practices", 0, "criteria", 1, "text"): text})
    assert findings(case) == []
