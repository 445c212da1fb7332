"""What breaking a rubric in one place must lead to."""

from dataclasses import dataclass

from advisor.document.parse import dotted
from advisor.rubric.lint.run import lint
from tests.rubric.sound import Edits, edited


@dataclass(frozen=True)
class Case:
    """An edit of the sound rubric, the rule it breaks and the fields that are found wrong."""

    rule: str
    edits: Edits
    found_at: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule} {dotted(next(iter(self.edits)))}"


def findings(case: Case) -> list[tuple[str, str]]:
    """Return rule and field of everything lint finds in the edited rubric."""
    return [(finding.rule, dotted(finding.path)) for finding in lint(edited(case.edits))]


def expected(case: Case) -> list[tuple[str, str]]:
    """Return rule and field of what it should find, and nothing beside."""
    return [(case.rule, place) for place in case.found_at]
