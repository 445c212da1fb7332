import pytest

from advisor.assessment.text_places import place_of, place_of_field
from advisor.document.parse import parse_document

TEXT = """\
team: {name: T}
assessed_on: 2026-11-23
answers:
  testing.checks:
    level: 0
    met: [one]
    waived:
      - {criterion: two, reason: no}
    evidence:
      - {kind: document, ref: first}
      - {kind: document, ref: second}
  testing.short: 1
"""
ANSWERS = parse_document(TEXT, file="team.yaml")


@pytest.mark.parametrize(
    ("asked", "line", "field"),
    [
        ((), 3, "answers"),
        (("testing.checks",), 5, "answers.testing.checks.level"),
        (("testing.checks", "one"), 6, "answers.testing.checks.met[0]"),
        (("testing.checks", "two"), 8, "answers.testing.checks.waived[0]"),
        (("testing.checks", "three"), 5, "answers.testing.checks.level"),
        (("testing.checks", None, "second"), 11, "answers.testing.checks.evidence[1]"),
        (("testing.short", "one"), 12, "answers.testing.short"),
        (("testing.absent", "one"), 3, "answers.testing.absent"),
    ],
)
def test_a_place_is_the_deepest_that_says_it(
    asked: tuple[str | None, ...], line: int, field: str
) -> None:
    found = place_of(ANSWERS, *asked)
    assert (found.line, found.field) == (line, field)


def test_a_field_that_is_not_there_stands_at_the_beginning() -> None:
    assert place_of_field(ANSWERS, "assessed_on").line == 2
    assert place_of_field(ANSWERS, "criticality").line == 1
