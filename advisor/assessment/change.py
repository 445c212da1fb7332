"""What two assessments differ in, part by part, so that a change can be made, undone and merged.

A part is the smallest piece that counts as one: an answer, a profile field, a KPI, a role's
capacity, a level of the target or its date, a field of planning. Its path is where it stands in an
answers file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from advisor.assessment.model import Answer, Assessment
from advisor.assessment.parts import ANSWERS_FILE
from advisor.assessment.shape.shape import Part, Shape
from advisor.frozen import dataclass
from advisor.identity_cache import cached_by_identity

__all__ = ["Change", "Part", "changed", "changes", "net", "part_of", "parts", "same", "shape_of"]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One part before and after; None is a part that is not there."""

    part: Part
    before: Any
    after: Any

    @property
    def reverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(part=self.part, before=self.after, after=self.before)


@cached_by_identity(maxsize=2)  # asked for again while a change is made
def parts(assessment: Assessment) -> Mapping[Part, Any]:
    """Return every part that is there, but for the rubric, which nothing changes."""
    found = dict(ANSWERS_FILE.parts(assessment, ()))
    del found["rubric",]
    return found


def part_of(assessment: Assessment, part: Part) -> Any:
    """Return one part, None where it is not there."""
    return parts(assessment).get(part)


def shape_of(part: Part) -> Shape:
    """Return what a part looks like in an answers file."""
    return ANSWERS_FILE.at(part)


def changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Return what differs; a practice left open and one that is not there are the same."""
    old, new = parts(before), parts(after)
    return tuple(
        Change(part=part, before=old.get(part), after=new.get(part))
        for part in {**old, **new}
        if not same(old.get(part), new.get(part))
    )


def same(one: Any, other: Any) -> bool:
    """Tell whether two values of a part mean the same."""
    if one is other:
        return True
    if isinstance(one, Answer) or isinstance(other, Answer):
        return bool((one or Answer()) == (other or Answer()))
    return type(one) is type(other) and bool(one == other)


def changed(assessment: Assessment, made: Iterable[Change]) -> Assessment:
    """Return the assessment after some changes."""
    for change in made:
        assessment = ANSWERS_FILE.with_part(assessment, change.part, change.after)
    return assessment


def net(made: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes made one after the other as one for each part that is not as it was."""
    found: dict[Part, Change] = {}
    for change in made:
        first = found.get(change.part, change)
        found[change.part] = replace(first, after=change.after)
    return tuple(change for change in found.values() if not same(change.before, change.after))
