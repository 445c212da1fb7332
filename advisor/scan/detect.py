"""Detectors asked of the facts of a repository."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from advisor.frozen import dataclass
from advisor.scan.activity import Activities
from advisor.scan.detector import Clause, Detector, State
from advisor.scan.fact import SourceFact
from advisor.scan.project import common_project, project_of
from advisor.scan.proposal import Project, Reason
from advisor.scan.source import SourceTree
from advisor.scan.table import FactTable, question_of

_DORMANT: dict[str, Reason] = {
    "template": "template",
    "example": "example",
    "seed": "seed",
    "abandoned": "abandoned",
    "notebook": "notebook",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Match:
    """A fact that a detector found, in which project, and what that is worth."""

    detector: Detector
    fact: SourceFact
    project: str
    state: State
    reason: Reason | None


class Detection:
    """Asks detectors, one after the other, of one repository."""

    def __init__(
        self,
        source: SourceTree,
        table: FactTable,
        activities: Activities,
        projects: Sequence[Project],
    ) -> None:
        self._source, self._table, self._activities = source, table, activities
        self._projects = {project.path: project for project in projects}
        self._roots = tuple(self._projects)
        self._answers: dict[int, dict[str, list[SourceFact]]] = {}

    def ask(self, detector: Detector) -> Iterator[Match]:
        """Yield what a detector finds, in the order of the files."""
        told: set[tuple[str, State]] = set()
        for match in self._matches(detector):
            place = (match.fact.path, match.state)
            if not (detector.once_a_file and place in told):
                yield match
            told.add(place)

    def _matches(self, detector: Detector) -> Iterator[Match]:
        for clause in detector.find:
            found = [
                (fact, project)
                for fact in self._table.ask(question_of(clause))
                if (project := self._project(fact)) is not None
                and not self._is_empty(fact)
                and (
                    _suits(detector, self._projects[project])
                    or self._source.zone(fact.path) == "template"
                )
                and self._in_company(detector, fact, project)
            ]
            counted: dict[str, int] = defaultdict(int)
            for _, project in found:
                counted[project] += 1
            for fact, project in found:
                if counted[project] >= clause.at_least:
                    judged = self._judge(detector, fact, project)
                    if judged is not None:
                        yield Match(
                            detector=detector,
                            fact=fact,
                            project=project,
                            state=judged[0],
                            reason=judged[1],
                        )

    def _is_empty(self, fact: SourceFact) -> bool:
        """Tell whether a file was put there, and nothing stands in it."""
        text = self._source.text(fact.path) if fact.kind == "file" else None
        return text is not None and (not text or text.isspace())

    def _project(self, fact: SourceFact) -> str | None:
        own = project_of(fact.path, self._roots)
        return own or common_project(fact.texts("reaches"), self._roots)

    def _in_company(self, detector: Detector, fact: SourceFact, project: str) -> bool:
        return all(self._near(c, fact, project) for c in detector.along_with) and not any(
            self._near(c, fact, project) for c in detector.without
        )

    def _in_use(self, detector: Detector, fact: SourceFact, project: str) -> bool:
        clauses = detector.in_use
        return not clauses or any(self._near(clause, fact, project) for clause in clauses)

    def _near(self, clause: Clause, fact: SourceFact, project: str) -> bool:
        by_path = self._by_path(clause)
        if clause.same == "project":
            owners = ("", project)
            every = _all(by_path)
            near = [f for f in every if not project or project_of(f.path, self._roots) in owners]
        elif clause.same in ("reached", "tried"):
            tried = fact.texts("tries") if clause.same == "tried" else ()
            paths = (fact.path, *fact.texts("reaches"), *(tried or fact.texts("modules")))
            near = [f for path in dict.fromkeys(paths) for f in by_path.get(path, ())]
        else:
            near = by_path.get(fact.path, [])
        if clause.same == "function":
            near = [f for f in near if f.text("within") == fact.text("within")]
        return len([f for f in near if f is not fact]) >= clause.at_least

    def _by_path(self, clause: Clause) -> dict[str, list[SourceFact]]:
        if id(clause) not in self._answers:
            by_path: dict[str, list[SourceFact]] = defaultdict(list)
            for fact in self._table.ask(question_of(clause)):
                if self._source.zone(fact.path) != "documentation" or fact.kind == "prose":
                    by_path[fact.path].append(fact)
            self._answers[id(clause)] = by_path
        return self._answers[id(clause)]

    def _judge(
        self, detector: Detector, fact: SourceFact, project: str
    ) -> tuple[State, Reason | None] | None:
        """Return what a match is worth: as the detector says, dormant, contradicting, or None."""
        zone = self._source.zone(fact.path)
        resting = _why_dormant(fact)
        if zone not in detector.zones:
            resting = _DORMANT.get(zone)
            if resting is None:
                return None
        elif self._projects[project].tool and detector.needs != "any":
            resting = "tool"
        elif resting is None and not self._in_use(detector, fact, project):
            resting = "unused"
        if detector.state != "supports":
            return None if resting else (detector.state, None)
        if resting:
            return "dormant", resting
        if fact.flag("swallowed"):
            return "contradicts", "swallowed"
        return "supports", None


def _why_dormant(fact: SourceFact) -> Reason | None:
    if fact.values.get("reachable") is False:
        return "unused"
    if fact.flag("missing"):
        return "missing"
    if fact.values.get("optional") is True:
        return "off-by-default"
    return "switched-off" if fact.values.get("active") is False else None


def _suits(detector: Detector, project: Project) -> bool:
    suits: dict[str, bool] = {
        "any": True,
        "ml": project.has_model,
        "trains": project.trains,
        "predicts": project.predicts,
        "prompts": project.prompts,
    }
    return suits[detector.needs]


def _all(by_path: dict[str, list[SourceFact]]) -> Iterable[SourceFact]:
    return (fact for facts in by_path.values() for fact in facts)
