"""What `plan` is asked for on its command line, in place of what the answers say."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from math import isfinite

import click

from advisor.assessment.model import Assessment, Target
from advisor.document.fault_words import nearest, shorten
from advisor.errors import UsageError
from advisor.frozen import dataclass
from advisor.roadmap.conditions import without_roles
from advisor.rubric.evidence_name import evidence_named, evidence_names
from advisor.rubric.model import Rubric
from advisor.translation import sentence


class PairType(click.ParamType[tuple[str, float]]):
    """A name and a number, written NAME=NUMBER."""

    name = "name=number"

    def convert(
        self,
        value: str | tuple[str, float],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, float]:
        if isinstance(value, tuple):
            return value
        name, _, number = value.partition("=")
        try:
            amount = float(number)
        except ValueError:
            amount = float("nan")
        if not name or not isfinite(amount) or amount < 0:
            self.fail(
                sentence("{value!r} is not NAME=NUMBER with a number from 0 on", value=value),
                param,
                ctx,
            )
        return name.strip(), amount


@dataclass(frozen=True, kw_only=True)
class PlanOptions:
    """Target, capacity and days given on the command line; None and () leave the answers' own."""

    targets: tuple[str, ...] = ()
    by: date | None = None
    capacity: tuple[tuple[str, float], ...] = ()
    start: date | None = None
    share: float | None = None
    holidays: tuple[date, ...] = ()
    parallel: int | None = None
    excluded: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything at all is asked for."""
        return self != PlanOptions()

    def apply(self, rubric: Rubric, given: Assessment) -> Assessment:
        """Return the assessment to plan for as asked. Raises UsageError."""
        _require_steps(rubric, [*self.excluded, *self.done])
        _not_both(self.excluded, self.done)
        self.require_roles(rubric, [role for role, _ in self.capacity])
        planning = replace(
            given.planning,
            start=self.start or given.planning.start,
            share=given.planning.share if self.share is None else self.share,
            holidays=tuple(sorted({*given.planning.holidays, *self.holidays})),
            parallel=self.parallel or given.planning.parallel,
            exclude=_with_steps(given.planning.exclude, self.excluded, self.done),
            done=_with_steps(given.planning.done, self.done, self.excluded),
        )
        return replace(
            given,
            target=self._target(rubric, given.target),
            capacity={**given.capacity, **dict(self.capacity)},
            people=without_roles(given.people, [role for role, _ in self.capacity]),
            planning=planning,
        )

    @staticmethod
    def require_roles(rubric: Rubric, named: Sequence[str]) -> None:
        """Raise UsageError for a role that the rubric does not have."""
        _require_names(named, [role.id for role in rubric.roles], sentence("a role of this rubric"))

    def _target(self, rubric: Rubric, given: Target) -> Target:
        if not self.targets:
            # A date of one's own asks what can be had by then, not when the old target is reached.
            return given if self.by is None else Target(by=self.by)
        target = Target(by=self.by or given.by)
        for text in self.targets:
            target = _with_part(rubric, target, text)
        return target


def _with_steps(
    given: Sequence[str], more: Sequence[str], otherwise: Sequence[str]
) -> tuple[str, ...]:
    """Return the steps that the answers name with those asked for, less those asked otherwise."""
    return tuple(name for name in dict.fromkeys([*given, *more]) if name not in otherwise)


def _with_part(rubric: Rubric, target: Target, text: str) -> Target:
    """Add `2`, `testing=2` or `monitor=2` to a target."""
    name, equals, number = text.rpartition("=")
    levels = {str(level.level): level.level for level in rubric.levels}
    if number not in levels or (equals and not name):
        raise UsageError(
            sentence("`{text}` is no target", text=shorten(text)),
            hint=sentence(
                "Write a level from 0 to {top}, or the id of a dimension or stage, `=` and a "
                "level.",
                top=rubric.top,
            ),
        )
    level = levels[number]
    if not equals:
        return replace(target, level=level)
    dimensions = [dimension.id for dimension in rubric.dimensions]
    stages = [stage.id for stage in rubric.stages]
    _require_names([name], [*dimensions, *stages], sentence("a dimension or stage of this rubric"))
    if name in dimensions:
        return replace(target, dimensions={**target.dimensions, name: level})
    return replace(target, stages={**target.stages, name: level})


def _require_steps(rubric: Rubric, named: Sequence[str]) -> None:
    """Raise UsageError for what is neither a step of the rubric nor one that produces evidence."""
    steps, evidence = [step.id for step in rubric.steps], evidence_names(rubric)
    for name in named:
        if name not in steps and name not in evidence:
            near = evidence if evidence_named(name) else steps
            raise UsageError(
                sentence("`{name}` is not a step of this rubric", name=name),
                hint=nearest(name, near)
                or sentence("`advisor plan --format csv` lists the steps' ids."),
            )


def _not_both(excluded: Sequence[str], done: Sequence[str]) -> None:
    """Raise UsageError for a step that is to be left out although it is done."""
    for name in excluded:
        if name in done:
            raise UsageError(
                sentence("`{name}` is both done and left out", name=name),
                hint=sentence("Give one of --done and --exclude."),
            )


def _require_names(named: Sequence[str], valid: Collection[str], what: str) -> None:
    for name in named:
        if name not in valid:
            raise UsageError(
                sentence("`{name}` is not {what}", name=name, what=what), hint=nearest(name, valid)
            )
