from dataclasses import dataclass

import pytest

from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import Edits, edited, sound_data


@dataclass(frozen=True)
class Texts:
    """What a practice says."""

    question: str
    levels: dict[int, str]


SOUND = sound_data()
ORIGINAL = Texts(
    question="How does a person get access to code, data and production, and how does it end?",
    levels={
        0: "An administrator grants rights person by person, or accounts are shared. Who can "
        "change production today is found out by asking.",
        1: "Rights hang on groups named after roles. A list shows each group's rights, leavers "
        "are removed by a written routine, and the last review is under twelve months old.",
        2: "Groups and rights are code that a job applies after a reviewed merge. A person's "
        "raised rights expire by themselves and are logged. A scheduled report lists unused "
        "rights and closed accounts.",
    },
)
EXCHANGED = Texts(
    question="How does a scientist get access to training data, and how does it end?",
    levels={
        level: text.replace("production", "training data").replace("person", "scientist")
        for level, text in ORIGINAL.levels.items()
    },
)
REWORDED = Texts(
    question="How does somebody get access to code, data and production, and how is it ended?",
    levels={
        0: "An administrator grants rights one person at a time, or accounts are shared. Who is "
        "able to change production today is learnt by asking.",
        1: "Rights belong to groups named after roles. Each group's rights stand in a list, "
        "leavers are taken out by a written routine, and the review is under a year old.",
        2: "Groups and rights live in code which a job applies after a reviewed merge. Raised "
        "rights of a person expire and are logged. A scheduled report shows unused rights and "
        "closed accounts.",
    },
)
EXTENDED = Texts(
    question=ORIGINAL.question,
    levels={
        level: f"{text} The quarterly budget names a sponsor, whose signature hangs in the hall."
        for level, text in ORIGINAL.levels.items()
    },
)
RELATED = Texts(
    question="Where do applications get their passwords and keys from, and who changes them?",
    levels={
        0: "Passwords stand in files beside the code, and leavers still know them.",
        1: "Applications read passwords from a secret store at start. A written routine changes "
        "each password once a year, and a list names who may read which.",
        2: "The secret store issues a key per deployment that expires within a day. A scan of "
        "each merge request refuses a key written into code, and each read is logged.",
    },
)


def _practices(first: Texts, second: Texts) -> Edits:
    edits: dict[tuple[str | int, ...], object] = {}
    for place, texts in enumerate((first, second)):
        edits["practices", place, "question"] = texts.question
        edits["practices", place, "levels"] = texts.levels
    return edits


def _steps(title: str, tasks: list[str]) -> Edits:
    return {("steps", 3, "title"): title, ("steps", 3, "tasks"): tasks}


TASKS = SOUND["steps"][2]["tasks"]
CASES = [
    *(
        Case("near-duplicate", _practices(ORIGINAL, copy), ("practices[1]",))
        for copy in (ORIGINAL, EXCHANGED, REWORDED, EXTENDED)
    ),
    Case("near-duplicate", _practices(EXTENDED, ORIGINAL), ("practices[1]",)),
    Case("near-duplicate", _steps("Probe from the street", TASKS[::-1]), ("steps[3]",)),
    Case(
        "near-duplicate",
        _steps("Probe from outside", [*TASKS, "Send the invoice to accounting by Friday."]),
        ("steps[3]",),
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_a_copy_is_found_however_it_was_disguised(case: Case) -> None:
    assert findings(case) == expected(case)


def test_two_practices_on_one_subject_are_no_copies() -> None:
    assert lint(edited(_practices(ORIGINAL, RELATED))) == ()


def test_a_copy_is_reported_once_with_the_closest_earlier_element() -> None:
    step = SOUND["steps"][2]
    edits: Edits = {
        ("steps", place, field): step[field] for place in (1, 3) for field in ("title", "tasks")
    }
    found = lint(edited(edits))
    assert [finding.path for finding in found] == [("steps", 2), ("steps", 3)]
    assert all("100% of the words" in finding.message for finding in found)
