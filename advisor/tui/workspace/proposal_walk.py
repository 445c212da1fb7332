"""Going through what a scan proposed: which proposals are shown, at which one, at which place."""

from pathlib import Path

from advisor.assessment.model import Assessment
from advisor.document.presence import is_there
from advisor.errors import InputError, Location
from advisor.frozen import dataclass
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.scan.beside_answers import Beside, beside
from advisor.scan.kept_proposals import KeptProposals
from advisor.scan.proposal import Rejection, Scan
from advisor.scan.rejecting import Name
from advisor.words.proposal_review import Filter

BESIDE = "proposals.yaml"
"""The file of proposals that is looked for beside the answers when none is named."""
_FILTERS: tuple[Filter, ...] = ("all", "contradictions", "open")
_ORDER = ("contradicts", "answers", "adds", "agrees", "none")  # what asks for a decision first


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A proposal beside the team's answer, with the scan and the criterion it belongs to."""

    name: Name
    scan: Scan
    beside: Beside
    practice: Practice
    criterion: Criterion

    @property
    def rejected(self) -> Rejection | None:
        """Why nobody takes it, if somebody said so."""
        return self.beside.proposal.rejected


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was done with a proposal: taken, or its rejection changed from what it was `before`."""

    name: Name
    taken: bool
    before: Rejection | None
    after: Assessment


class ProposalWalk:
    """Where one is among the proposals of a file; their numbers stay while they are decided."""

    def __init__(self, kept: KeptProposals, rubric: Rubric) -> None:
        self.kept = kept
        self.filter: Filter = "all"
        self.place = 0
        self.done: list[Decision] = []
        self._criteria = {f"{p.id}/{c.id}": (p, c) for p in rubric.practices for c in p.criteria}
        self._rubric = rubric
        self._names: list[Name] = []
        self._at = 0

    def shown(self, name: Name, assessment: Assessment) -> Shown | None:
        """Return a proposal beside the answers, or None where file or rubric lack it."""
        scan, proposal = self.kept.proposals.get(name, (None, None))
        found = self._criteria.get(name.criterion)
        if scan is None or proposal is None or found is None:
            return None
        (item,) = beside((proposal,), self._rubric, assessment)
        return Shown(name=name, scan=scan, beside=item, practice=found[0], criterion=found[1])

    def of(self, chosen: Filter, assessment: Assessment) -> list[Shown]:
        """Return the proposals that a filter leaves, those to decide first."""
        every = (self.shown(name, assessment) for name in self.kept.proposals)
        found = [item for item in every if item is not None and _passes(item, chosen)]
        return sorted(
            found, key=lambda i: (i.rejected is not None, _ORDER.index(i.beside.relation))
        )

    def choose(self, chosen: Filter, assessment: Assessment) -> None:
        """Go through what a filter leaves, from the proposal at hand on where it is among it."""
        here = self._here
        self.filter = chosen
        self._names = [item.name for item in self.of(chosen, assessment)]
        self._at = self._names.index(here) if here in self._names else 0
        self.place = self.place if here == self._here else 0

    def turn(self, assessment: Assessment) -> None:
        """Go through what the next filter leaves."""
        place = _FILTERS.index(self.filter) + 1
        self.choose(_FILTERS[place % len(_FILTERS)], assessment)

    @property
    def _here(self) -> Name | None:
        return self._names[self._at] if self._names else None

    @property
    def position(self) -> tuple[int, int]:
        """Which of how many it is, from 1."""
        return self._at + 1, len(self._names)

    def at_hand(self, assessment: Assessment) -> Shown | None:
        """Return the proposal at hand; None where the filter leaves none."""
        if self._here is None:
            return None
        item = self.shown(self._here, assessment)
        if item is None:  # its file was scanned again meanwhile
            self.choose(self.filter, assessment)
            return self.shown(self._here, assessment) if self._here else None
        return item

    def step(self, by: int) -> bool:
        """Go to a neighbour; tell whether there is one."""
        to = self._at + by
        if not 0 <= to < len(self._names):
            return False
        self._at, self.place = to, 0
        return True

    def go_to(self, name: Name) -> None:
        """Go to a proposal, if it is among those shown."""
        if name in self._names:
            self._at, self.place = self._names.index(name), 0

    def look(self, by: int, places: int) -> None:
        """Look at the next place, after the last one at the first again."""
        self.place = (self.place + by) % max(1, places)


def _passes(item: Shown, chosen: Filter) -> bool:
    if chosen == "all":
        return True
    wanted = "contradicts" if chosen == "contradictions" else "answers"
    return item.rejected is None and item.beside.relation == wanted


def kept_beside(answers: Path) -> KeptProposals:
    """Return the proposals in the file beside the answers. Raises AdvisorError."""
    place = answers.parent / BESIDE
    if not is_there(place):
        raise InputError(
            f"there is no {BESIDE} beside the answers",
            hint=f"Scan a repository first: advisor scan REPOSITORY -o {BESIDE}",
            location=Location(file=str(place)),
        )
    return KeptProposals.read(place)
