"""One repository, scanned from its files to proposals."""

from collections.abc import Iterable, Mapping

from advisor.rubric.model import Rubric
from advisor.scan.activity import Activities
from advisor.scan.assemble import findings_by_criterion, proposals, unobservable
from advisor.scan.detect import Detection, Match
from advisor.scan.detector import Detector
from advisor.scan.extract import Extraction, extract
from advisor.scan.fact import SourceFact
from advisor.scan.idle import marked
from advisor.scan.load import Detectors
from advisor.scan.project import describe, project_roots
from advisor.scan.proposal import Project, Proposal
from advisor.scan.source import SourceTree
from advisor.scan.table import FactTable
from advisor.scan.tool import is_tool


class Scanned:
    """What a repository's files show, with its projects; asked by detectors."""

    def __init__(
        self,
        source: SourceTree,
        detectors: Detectors,
        exported: Iterable[SourceFact] = (),
        projects: tuple[Project, ...] = (),
    ) -> None:
        self.source = source
        extraction: Extraction = extract(source)
        facts = [*marked(extraction.facts, source, extraction.imports), *exported]
        table = FactTable(facts)
        activities = Activities(
            table,
            detectors.activities,
            source,
            extraction.imports,
            extraction.runs,
            extraction.identifiers,
        )
        self.table = FactTable(activities.applied(table), table)
        roots = project_roots(source)
        doing: Mapping[str, set[str]] = activities.files
        tool = is_tool(self.table)
        self.projects: tuple[Project, ...] = projects or tuple(
            describe(root, roots, lambda name: doing.get(name, ()), tool=tool) for root in roots
        )
        self._detection = Detection(source, self.table, activities, self.projects)

    def matches(self, detectors: Iterable[Detector]) -> list[Match]:
        """Return what each detector finds, in their order."""
        return [match for detector in detectors for match in self._detection.ask(detector)]


def propose(scanned: Scanned, detectors: Detectors, rubric: Rubric) -> tuple[Proposal, ...]:
    """Return the proposals for a repository, those that nothing can be observed of at the end."""
    found = findings_by_criterion(scanned.matches(detectors.detectors), scanned.source)
    made = list(proposals(found, rubric))
    made += unobservable(rubric, (p.criterion for p in made), "")
    return tuple(made)
