"""What belongs to what in a rubric, looked up for its pages."""

from collections.abc import Mapping
from functools import cached_property

from advisor.rubric.implied_criteria import written_criteria
from advisor.rubric.model import (
    Criterion,
    Dimension,
    Feature,
    Kpi,
    Level,
    Practice,
    ProfileField,
    Role,
    Rubric,
    Side,
    Stage,
)
from advisor.rubric.profile_condition import ANY, AppliesWhen
from advisor.rubric.step_criteria import brought_by, required_by
from advisor.rubric.step_model import Step
from advisor.words.applies_when import alternatives
from advisor.words.titles import Titles


class Relations:
    """The elements of one rubric by the elements they belong to, in the rubric's order."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self._brought = brought_by(rubric)

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, str]]:
        """The titles of the elements by their ids, for each kind that others name by id."""
        titles = Titles(self._rubric)
        return {
            "sides": titles.sides,
            "stages": titles.stages,
            "roles": titles.roles,
            "kpis": titles.kpis,
            "features": titles.features,
            "sets": {item.id: item.title for item in self._rubric.sets},
            "practices": titles.practices,
            "steps": titles.steps,
        }

    def required_title(self, name: str) -> str:
        """Return the title of a step that another one requires, or the id of such a criterion."""
        return self.titles["steps"].get(name) or name.partition("/")[2]

    def level_of(self, feature: Feature) -> Level:
        """Return the level that a feature defines."""
        levels = self._rubric.levels
        return next(level for level in levels if feature.id in {f.id for f in level.features})

    def side_of(self, feature: Feature) -> str:
        """Return the id of the side that a feature belongs to."""
        return feature.side or self._rubric.primary_side

    def criteria_of(self, feature: Feature) -> list[tuple[Practice, Criterion]]:
        """Return the criteria that define a feature or, for a trait, those that speak against it.

        Each comes with its practice, in the rubric's order.
        """
        return [
            (practice, criterion)
            for practice in self._rubric.practices
            for criterion in written_criteria(practice)
            if feature.id in criterion.defines
            or f"{practice.id}/{criterion.id}" in feature.shown_when_unmet
        ]

    def practice_of(self, criterion: Criterion) -> Practice:
        """Return the practice that a criterion belongs to."""
        return next(p for p in self._rubric.practices if any(c is criterion for c in p.criteria))

    def features_of(self, practice: Practice) -> list[Feature]:
        """Return the features that a practice covers."""
        known = (feature for level in self._rubric.levels for feature in level.features)
        return [feature for feature in known if feature.id in practice.features]

    def practices_in(self, part: Dimension | Stage, side: Side | None = None) -> list[Practice]:
        """Return the practices of a dimension or stage, or those of one side of it."""
        place = "dimension" if isinstance(part, Dimension) else "stage"
        return [
            practice
            for practice in self._rubric.practices
            if getattr(practice, place) == part.id and (side is None or practice.side == side.id)
        ]

    def practices_gated_for(self, feature: Feature) -> list[Practice]:
        """Return the practices without criteria that a feature rests on."""
        return [
            practice
            for practice in self._rubric.practices
            if not written_criteria(practice)
            and feature.id
            in {*practice.features, *(f for c in practice.criteria for f in c.defines)}
        ]

    def practices_decided_by(self, field: ProfileField) -> list[Practice]:
        """Return the practices that concern only teams with some value of a profile field."""
        return [p for p in self._rubric.practices if field.id in named_fields(p.applies_when)]

    def criteria_decided_by(self, field: ProfileField) -> list[Criterion]:
        """Return the criteria that by themselves concern only teams with some value of a field."""
        return [
            criterion
            for practice in self._rubric.practices
            for criterion in practice.criteria
            if field.id in named_fields(criterion.applies_when)
        ]

    def practices_gating(self, level: Level, side: Side) -> list[Practice]:
        """Return the practices of a side without which a maturity level is not held."""
        of_side = (p for p in self._rubric.practices if p.side == side.id)
        return [practice for practice in of_side if level.level in practice.gates]

    def steps_raising(self, practice: Practice) -> list[Step]:
        """Return the steps that raise a practice."""
        return [step for step in self._rubric.steps if practice.id in step.raises]

    def own_steps(self, practice: Practice) -> list[Step]:
        """Return the steps that are told below a practice: it is the first that they raise."""
        return [step for step in self.steps_raising(practice) if first_raised(step) == practice.id]

    def other_steps(self, practice: Practice) -> list[Step]:
        """Return the steps that raise a practice and are told below another."""
        return [step for step in self.steps_raising(practice) if first_raised(step) != practice.id]

    def steps_after(self, step: Step) -> list[Step]:
        """Return the steps that require a step."""
        return [o for o in self._rubric.steps if step.id in required_by(o, self._brought)]

    def steps_moving(self, kpi: Kpi) -> list[Step]:
        """Return the steps that should move a KPI."""
        return [step for step in self._rubric.steps if kpi.id in step.kpis]

    def steps_costing(self, role: Role) -> list[Step]:
        """Return the steps that take days of a role."""
        return [step for step in self._rubric.steps if role.id in step.effort]

    def kpis_of(self, stage: Stage) -> list[Kpi]:
        """Return the KPIs of a stage."""
        return [kpi for kpi in self._rubric.kpis if kpi.stage == stage.id]


def first_raised(step: Step) -> str:
    """Return the id of the practice below which a step is told."""
    return next(iter(step.raises))


def gates_at(practice: Practice, level: int) -> list[int]:
    """Return the maturity levels that are held only with `practice` at `level`."""
    return [gate for gate, need in sorted(practice.gates.items()) if need == level]


def named_fields(applies_when: AppliesWhen) -> set[str]:
    """Return the profile fields that conditions name, those of alternatives included."""
    named = set(applies_when) - {ANY}
    for one in alternatives(applies_when):
        named |= set(one)
    return named
