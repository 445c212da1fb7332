"""What the roadmap screen asks for, and the one place that knows how steps are planned."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from advisor.assessment.model import Assessment, Target
from advisor.frozen import dataclass
from advisor.result.build import build_result
from advisor.result.model import Result
from advisor.roadmap.compare import alternatives
from advisor.roadmap.conditions import Conditions, conditions_of
from advisor.roadmap.model import Alternative, Roadmap
from advisor.roadmap.plan import plan
from advisor.rubric.model import Rubric
from advisor.scoring.score import score

IN_TARGET = ("level", "by")
IN_CONDITIONS = ("start", "share", "holidays", "parallel")


@dataclass(frozen=True, kw_only=True)
class PlanRequest:
    """What a plan is made for; with `strict` it starts from what evidence supports."""

    target: Target
    conditions: Conditions
    strict: bool = False

    def value(self, name: str) -> Any:
        """Return one of the values that a what-if may change."""
        return getattr(self.target if name in IN_TARGET else self.conditions, name)


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """What is tried instead of what the answers say; all else follows the answers.

    `values` may hold level, by, start, share, holidays and parallel, `capacity` roles with how much
    time they have, whoever filled them; `excluded` and `done` are all steps left out and done, None
    as the answers say.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    capacity: Mapping[str, float] = field(default_factory=dict)
    excluded: frozenset[str] | None = None
    done: frozenset[str] | None = None
    strict: bool = False

    def asked(self, saved: PlanRequest) -> PlanRequest:
        """Return what it comes to where the answers ask for `saved`."""
        given, values = saved.conditions, self.values
        return PlanRequest(
            target=replace(saved.target, **{n: v for n, v in values.items() if n in IN_TARGET}),
            conditions=replace(
                given,
                **{name: v for name, v in values.items() if name in IN_CONDITIONS},
                excluded=_named(self.excluded, given.excluded),
                done=_named(self.done, given.done),
            ).with_capacity(self.capacity),
            strict=self.strict,
        )

    def without_what_is(self, saved: PlanRequest) -> "WhatIf":
        """Return it without what the answers say anyway."""
        people = saved.conditions.full_time_equivalents
        return replace(
            self,
            values={n: v for n, v in self.values.items() if v != saved.value(n)},
            capacity={r: fte for r, fte in self.capacity.items() if fte != people.get(r, 0.0)},
            excluded=_other(self.excluded, saved.conditions.excluded),
            done=_other(self.done, saved.conditions.done),
        )


def _named(tried: frozenset[str] | None, given: tuple[str, ...]) -> tuple[str, ...]:
    return given if tried is None else tuple(sorted(tried))


def _other(tried: frozenset[str] | None, given: tuple[str, ...]) -> frozenset[str] | None:
    return None if tried is None or tried == set(given) else tried


def saved_request(assessment: Assessment) -> PlanRequest:
    """Return what the answers themselves ask for."""
    return PlanRequest(target=assessment.target, conditions=conditions_of(assessment))


def planned(rubric: Rubric, assessment: Assessment, ask: PlanRequest) -> Roadmap:
    """Return the roadmap of the answers for what is asked.

    With people and dates it takes up to a second; call it in a thread.
    """
    card = score(rubric, assessment)
    return plan(rubric, card, ask.target, strict=ask.strict, conditions=ask.conditions)


def planned_result(rubric: Rubric, assessment: Assessment, ask: PlanRequest) -> Result:
    """Return the answers scored and planned for what is asked, to be written; likewise slow."""
    asked = replace(assessment, target=ask.target)
    return build_result(rubric, asked, strict=ask.strict, conditions=ask.conditions)


def one_more_of_each(rubric: Rubric, assessment: Assessment, ask: PlanRequest) -> list[Alternative]:
    """Return the plan for what is asked, and what one more person of each role makes of it.

    It takes as long as several plans; call it in a thread.
    """
    card = score(rubric, assessment)
    return alternatives(rubric, card, ask.target, ask.conditions, strict=ask.strict)
