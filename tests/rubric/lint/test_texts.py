import pytest

from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings
from tests.rubric.sound import REMOVED, edited, sound_data

SOUND = sound_data()
ROTA, ALERTS = ("practices", 0), ("practices", 1)


CASES = [
    Case(
        "vague-word",
        {(*ROTA, "levels", 1): "An Appropriate rota names a person."},
        ("practices[0].levels[1]",),
    ),
    Case(
        "vague-word",
        {(*ALERTS, "levels", 2): "A pager calls where needed."},
        ("practices[1].levels[2]",),
    ),
    Case(
        "same-description",
        {(*ROTA, "levels", 2): SOUND["practices"][0]["levels"][1].upper()},
        ("practices[0].levels[2]",),
    ),
    Case(
        "vague-word",
        {(*ROTA, "levels", 0): "Some person reacts\nwhere  possible."},
        ("practices[0].levels[0]",),
    ),
    Case(
        "same-description",
        {(*ROTA, "levels", 2): SOUND["practices"][0]["levels"][1].replace(" ", "  ")},
        ("practices[0].levels[2]",),
    ),
    Case(
        "reworded-level",
        {(*ROTA, "levels", 2): SOUND["practices"][0]["levels"][1].replace("each", "every")},
        ("practices[0].levels[2]",),
    ),
    Case("missing-evidence", {(*ROTA, "evidence", 2): REMOVED}, ("practices[0].evidence",)),
    Case(
        "missing-evidence",
        {(*ROTA, "evidence", 1, "insufficient"): []},
        ("practices[0].evidence",),
    ),
    Case("missing-evidence", {(*ROTA, "evidence"): REMOVED}, ("practices[0]",)),
]
HARMLESS = [
    "Goods are counted.",
    "The robustness report of May is linked.",
    "A mosty wall.",
    "The most recent alert is at most ten minutes old, and a line says how many there were.",
    "Three regular expressions stand in Git; basic auth guards the page.",
    "Fewer than ten alerts a week are open, as required by the contract.",
    "Jobs clear the cache, and no password stands in clear text.",
    "Merges are fast-forward only, and a missing value makes the job fail fast.",
    "The slow-query log is kept for thirty days.",
    "Keys are strongly typed, and reads have strong consistency.",
    "Weak labels are marked as such; mypy runs in strict mode.",
    "Values are stored little-endian, and Little's law gives the queue length.",
]
VAGUE = [
    "A good alert.",
    "Well-documented alerts.",
    "Alerts are sent ad hoc.",
    "A few alerts.",
    "Fully automated alerts.",
    "Alerts are tuned regularly.",
    "Alerts are tuned as required.",
    "An ADVANCED pager, and so on.",
    "The alert is timely.",
    "Most of the alerts are read.",
    "A state-of-the-art pager.",
    "An excellent rota.",
    "Stronger passwords protect the pager.",
    "A weak alert is dropped.",
    "A clear rota names a person.",
    "The rota says clearly who is called.",
    "The person on duty answers quickly.",
    "A fast answer.",
    "A slow answer is escalated.",
    "The pager is easy to reach.",
    "An improved rota.",
    "Almost every alert is read.",
    "Nearly all alerts are read.",
    "A person normally answers.",
    "Access is strictly limited.",
    "Minimal privileges.",
    "A well-run rota.",
    "There is little documentation.",
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_text_that_two_people_would_read_differently_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("text", VAGUE)
def test_a_word_of_degree_is_found_wherever_it_stands(text: str) -> None:
    (finding,) = lint(edited({(*ROTA, "levels", 1): text}))
    assert (finding.rule, finding.severity) == ("vague-word", "error")


def test_all_vague_words_of_a_description_are_named_at_once() -> None:
    text = "A robust rota names various people, some of them often; a Robust one."
    (finding,) = lint(edited({(*ROTA, "levels", 1): text}))
    assert finding.message.endswith("says “robust”, “various”, “some”, “often”")


def test_levels_that_differ_in_a_number_are_not_the_same() -> None:
    texts = {1: "A rota covers 5 days.", 2: "A rota covers 7 days."}
    assert lint(edited({(*ROTA, "levels", level): text for level, text in texts.items()})) == ()


def test_missing_evidence_names_every_level_that_lacks_it() -> None:
    (finding,) = lint(edited({(*ROTA, "evidence"): REMOVED}))
    assert finding.message.endswith("for levels 1, 2")


@pytest.mark.parametrize("text", HARMLESS)
def test_a_vague_word_inside_another_word_or_a_plain_phrase_is_not_found(text: str) -> None:
    assert findings(Case("none", {(*ROTA, "levels", 1): text}, ())) == []
