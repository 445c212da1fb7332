import pytest

from advisor.rubric.lint.questions import LONGEST_READING, reading
from advisor.rubric.lint.run import lint
from tests.rubric.lint.case import Case, expected, findings, of_letters
from tests.rubric.sound import LETTERS, edited, sound_data

QUESTION = ("practices", 0, "question")


def _asks(question: str) -> Case:
    return Case("unreadable-question", {QUESTION: question}, ("practices[0].question",))


CASES = [
    _asks("Name them."),
    _asks(f"Who {'really ' * 24}answers?"),
    _asks("Who answers a call? Who pays for it?"),
    _asks("Nights are long. Who answers a call?"),
    _asks("Who answers a call (at night)?"),
    _asks("Who answers a call – at night – and calls back?"),
    _asks("Who answers at night, at noon, on Sundays, in May, and in June?"),
]
WORDS = reading(edited({}, LETTERS).practices[0])
SPARE = LONGEST_READING - WORDS


def _listed(words: int) -> list[dict[str, object]]:
    """Return the criteria with further ones, so many words together, each of them short."""
    given = sound_data(LETTERS)["practices"][0]["criteria"]
    sizes = [min(20, words - done) for done in range(0, words, 20)]
    added = [
        {
            "id": f"shelf-{number}",
            "level": 1,
            "seen_in": "files",
            "text": " ".join(3 * chr(97 + number) + chr(97 + i) for i in range(size)) + ".",
        }
        for number, size in enumerate(sizes)
    ]
    return [*given, *added]


CASES += [
    of_letters("long-reading", {("practices", 0, "criteria"): _listed(SPARE + 1)}, "practices")
]
READABLE = [
    f"Who {'really ' * 23}answers?",
    "When a call comes, at night or at noon, who answers, and how soon?",
    "Which pager, e.g. Bleep or a telephone, calls the person on duty?",
    "Who reads the on-call log?",
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_question_nobody_could_read_aloud_is_the_one_thing_found(case: Case) -> None:
    assert findings(case) == expected(case)


@pytest.mark.parametrize("question", READABLE)
def test_a_question_of_one_sentence_is_readable(question: str) -> None:
    assert lint(edited({QUESTION: question})) == ()


def test_each_fault_of_a_question_is_told_apart() -> None:
    found = lint(edited({QUESTION: "Nights are long. Name the people (all of them)."}))
    assert [finding.message.partition("` ")[2] for finding in found] == [
        "does not end in “?”",
        "is more than one sentence",
        "has nested clauses",
    ]


def test_a_question_may_have_as_many_words_as_that_with_its_criteria() -> None:
    assert lint(edited({("practices", 0, "criteria"): _listed(SPARE)}, LETTERS)) == ()
