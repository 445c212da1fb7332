"""By what the rows of a plan can be told apart, and under which headings they are sorted."""

from collections.abc import Callable, Iterable, Iterator

from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.model import FindOut, Roadmap, RoadmapStep
from advisor.rubric.model import Rubric
from advisor.translation import sentence
from advisor.tui.screens.roadmap.gantt_bars import BLOCKER, OTHER, URGENT, kind_of
from advisor.tui.workspace.list_view import Facet, Tags
from advisor.words.horizon import (
    horizons,
    say_fortnight,
    say_in_order,
    say_later,
    say_ninety,
)
from advisor.words.titles import Titles

WHEN, LEAST, MOST, ROLE, STAGE = "when", "least", "most", "role", "stage"
ORDERS = {
    WHEN: sentence("when it begins"),
    LEAST: sentence("effort, the least first"),
    MOST: sentence("effort, the most first"),
    ROLE: sentence("role"),
    STAGE: sentence("stage"),
}
_WHY = {
    URGENT: sentence("Hurt lately"),
    BLOCKER: sentence("Removes a blocker"),
    "critical": sentence("On the critical path"),
    OTHER: sentence("Everything else"),
}


class PlanView:
    """What is known of the rows of a plan besides what they show."""

    def __init__(self, rubric: Rubric, roadmap: Roadmap) -> None:
        self._titles = Titles(rubric)
        self._roadmap = roadmap
        self._asked = {practice.id: practice for practice in rubric.practices}
        self._horizons = horizons(roadmap)

    def facets(self) -> list[Facet]:
        """Return what the rows can be told apart by."""
        roles = self._titles.roles  # by which whoever has no name is called
        people = {p.name: p.name for p in self._roadmap.people if p.name not in roles}
        times = (say_fortnight(), say_ninety(), say_later()) if self._roadmap.start else ()
        return [
            Facet(id="person", title=sentence("person"), values=people),
            Facet(id=ROLE, title=sentence("role"), values=roles),
            Facet(id="why", title=sentence("why"), values=_WHY),
            Facet(id=WHEN, title=sentence("when"), values={name: name for name in times}),
            Facet(id=STAGE, title=sentence("stage"), values=self._titles.stages),
            Facet(id="dimension", title=sentence("dimension"), values=self._titles.dimensions),
        ]

    def every(self) -> list[Tags]:
        """Return what each row is."""
        plan = self._roadmap
        return [
            *map(self.of_first_aid, plan.first_aid),
            *map(self.of_step, plan.steps),
            *map(self.of_fact, plan.find_out),
        ]

    def of_step(self, step: RoadmapStep) -> Tags:
        """Return what a step is."""
        found = {("person", name) for name in step.people}
        found |= {(ROLE, role) for role in step.effort} | {("why", kind_of(step))}
        if step.id in self._roadmap.critical_path:
            found.add(("why", "critical"))
        if step.start:
            found.add((WHEN, self._horizons.name_of(step)))
        return frozenset(found | set(self._parts(step.raises)))

    def of_first_aid(self, aid: FirstAidLine) -> Tags:
        """Return what a measure of first aid is."""
        found = {(ROLE, role) for role in aid.roles}
        found.add(("why", URGENT if aid.urgent else OTHER))
        if aid.person:
            found.add(("person", aid.person))
        return frozenset(found | set(self._parts([aid.practice])))

    def of_fact(self, item: FindOut) -> Tags:
        """Return what a fact that is not known is."""
        return frozenset(self._parts([item.practice]))

    def _parts(self, practices: Iterable[str]) -> Iterator[tuple[str, str]]:
        for name in practices:
            yield STAGE, self._asked[name].stage
            yield "dimension", self._asked[name].dimension

    def groups(
        self, shows: Callable[[Tags], bool], order: str
    ) -> Iterator[tuple[str, list[RoadmapStep]]]:
        """Yield headings with the steps below them; a heading without any is left out."""
        shown = [step for step in self._roadmap.steps if shows(self.of_step(step))]
        for heading, inside in self._headed(shown, order):
            if inside:
                yield heading, inside

    def _headed(
        self, shown: list[RoadmapStep], order: str
    ) -> Iterator[tuple[str, list[RoadmapStep]]]:
        if order in {LEAST, MOST}:
            by_effort = sorted(shown, key=lambda s: s.likely_days, reverse=order == MOST)
            yield sentence("By effort"), by_effort
        elif order == ROLE:
            for role, title in self._titles.roles.items():
                yield title, [step for step in shown if _chief(step) == role]
            yield sentence("Nobody's work"), [step for step in shown if not _chief(step)]
        elif order == STAGE:
            for stage, title in self._titles.stages.items():
                yield title, [step for step in shown if self._stage(step) == stage]
            yield sentence("Of no stage"), [step for step in shown if not self._stage(step)]
        else:
            found = self._horizons
            soon = say_ninety() if self._roadmap.start else say_in_order()
            yield say_fortnight(), [step for step in found.fortnight if step in shown]
            yield soon, [step for step in found.ninety if step in shown]
            yield say_later(), [step for step in found.later if step in shown]

    def _stage(self, step: RoadmapStep) -> str:
        """Return the stage of the first practice that a step raises."""
        return next((self._asked[name].stage for name in step.raises), "")


def _chief(step: RoadmapStep) -> str:
    """Return the role that has the most work in a step."""
    return max(step.effort, key=lambda role: step.effort[role].likely, default="")
