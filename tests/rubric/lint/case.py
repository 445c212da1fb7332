"""What breaking a rubric in one place must lead to."""

from dataclasses import dataclass
from pathlib import Path

from advisor.document.parse import dotted
from advisor.rubric.lint.run import lint
from advisor.rubric.model import Rubric
from tests.rubric.sound import LETTERS, SOUND, Edits, edited


@dataclass(frozen=True)
class Case:
    """An edit of a sound rubric, the rule it breaks and the fields that are found wrong."""

    rule: str
    edits: Edits
    found_at: tuple[str, ...]
    base: Path = SOUND

    @property
    def rubric(self) -> Rubric:
        """The rubric that was broken."""
        return edited(self.edits, self.base)

    def __str__(self) -> str:
        return f"{self.rule} {dotted(next(iter(self.edits)))}"


def findings(case: Case) -> list[tuple[str, str]]:
    """Return rule and field of everything lint finds in the edited rubric."""
    return [(finding.rule, dotted(finding.path)) for finding in lint(case.rubric)]


def expected(case: Case) -> list[tuple[str, str]]:
    """Return rule and field of what it should find, and nothing beside."""
    return [(case.rule, place) for place in case.found_at]


def of_letters(rule: str, edits: Edits, *found_at: str) -> Case:
    """Return what breaking the rubric of criteria in one place must lead to."""
    return Case(rule, edits, found_at, LETTERS)
