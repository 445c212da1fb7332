"""What several respondents must agree on: all but the answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from advisor.assessment.model import Assessment, Person
from advisor.assessment.parts import ANSWERS_FILE
from advisor.assessment.shape.containers import FileField, Items, Keyed, Record
from advisor.assessment.shape.shape import Shape
from advisor.document.fault_words import shorten
from advisor.errors import ContentError, Problem
from advisor.frozen import dataclass
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class Respondent:
    """Somebody's answers, under a name that no other respondent has."""

    name: str
    assessment: Assessment


def agreed(respondents: Sequence[Respondent]) -> Assessment:
    """Return the assessment without answers on which at least one respondent and all others agree.

    What one leaves out another may fill in. Of several dates the latest is taken, so that evidence
    which has run out by then does not count. Raises ContentError with every contradiction.
    """
    facts = _Facts()
    said = [
        (respondent.name, replace(respondent.assessment, answers={})) for respondent in respondents
    ]
    assessment: Assessment = facts.record(ANSWERS_FILE, said, "")
    _refuse_done_and_left_out(facts, respondents)
    _refuse_people_in_two_ways(facts, respondents)
    if facts.problems:
        raise ContentError.of(facts.problems)
    return assessment


def _refuse_done_and_left_out(facts: "_Facts", respondents: Sequence[Respondent]) -> None:
    for step in dict.fromkeys(name for r in respondents for name in r.assessment.planning.done):
        said = [
            (r.name, step not in r.assessment.planning.exclude)
            for r in respondents
            if step in {*r.assessment.planning.exclude, *r.assessment.planning.done}
        ]
        facts.value(f"planning.done.{step}", said)


def _refuse_people_in_two_ways(facts: "_Facts", respondents: Sequence[Respondent]) -> None:
    given = [(r.name, person) for r in respondents for person in r.assessment.people]
    for name in dict.fromkeys(person.name for _, person in given):
        facts.value(f"people.{name}", [(who, p) for who, p in given if p.name == name])
    ways = [
        (r.name, "people" if r.assessment.people else "capacity")
        for r in respondents
        if r.assessment.people or r.assessment.capacity
    ]
    if ways:
        facts.value(sentence("people or capacity"), ways)


Said = Sequence[tuple[str, Any]]


class _Facts:
    """Takes what all respondents say as one; a contradiction becomes a problem."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def record(self, shape: Record, said: Said, at: str) -> Any:
        """Return the model that holds each field somebody fills in."""
        found = {}
        for field in shape.every_field:
            given = [
                (name, getattr(value, field.name))
                for name, value in said
                if field in shape.filled(value)
            ]
            if given:
                place = at if field is shape.rest else f"{at}{field.name}"
                found[field.name] = self._field(field, given, place.removesuffix("."))
        return shape.model(**found)

    def _field(self, field: FileField, said: Said, at: str) -> Any:
        values = [value for _, value in said]
        if field.joined:
            return field.joined(values)
        return self._shaped(field.shape, said, at)

    def _shaped(self, shape: Shape, said: Said, at: str) -> Any:
        if isinstance(shape, Record):
            return self.record(shape, said, f"{at}.")
        if isinstance(shape, Items):
            return shape.joined(value for _, value in said)
        if isinstance(shape, Keyed):
            return self._keyed(shape, said, at)
        return self.value(at, said)

    def _keyed(self, shape: Keyed, said: Said, at: str) -> dict[str, Any]:
        names = dict.fromkeys(name for _, value in said for name in value)
        return {
            name: self._shaped(
                shape.item,
                [(who, value[name]) for who, value in said if name in value],
                f"{at}.{name}",
            )
            for name in names
        }

    def value(self, field: str, said: Said) -> Any:
        """Return what everybody says who says anything."""
        first, value = said[0]
        other = next((pair for pair in said if pair[1] != value), None)
        if other:
            self.problems.append(
                Problem(
                    message=sentence(
                        "`{field}` is `{value}` for {first} and `{other_value}` for {other}",
                        field=field,
                        value=_shown(value),
                        first=shorten(first),
                        other_value=_shown(other[1]),
                        other=shorten(other[0]),
                    ),
                    hint=sentence("Make the two agree; what is optional may be left out of one."),
                )
            )
        return value


def _shown(value: object) -> str:
    if isinstance(value, Person):
        return shorten(f"{value.share:g} % as {', '.join(value.roles)}")
    return shorten(str(value).lower() if isinstance(value, bool) else str(value))
