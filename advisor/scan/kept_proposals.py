"""A file of proposals that is gone through: read once, and saved when one is rejected."""

from contextlib import suppress
from pathlib import Path
from typing import Self

from advisor.errors import AdvisorError, ContentError, Location
from advisor.scan.document import load_proposals
from advisor.scan.proposal import Proposal, Rejection, Scan
from advisor.scan.proposals_file import changing_proposals, save_proposals
from advisor.scan.rejecting import Name, name_of, with_rejection


class KeptProposals:
    """Proposals of one project in a file; a rejection is on disk when its method returns."""

    def __init__(self, path: Path, scans: tuple[Scan, ...], project: str | None) -> None:
        self.path = path
        self.scans = scans
        self._project = project

    @classmethod
    def read(cls, path: Path, project: str | None = None) -> Self:
        """Read a file. Raises AdvisorError, also when it holds several projects and none is named.

        Answers speak of one team's work: no union of what several projects show. What agents
        propose was made for these answers, whatever project a scan is of.
        """
        scans = load_proposals(str(path))
        wanted = None if project is None else project.strip("/")
        kept = cls(path, scans, wanted)
        scanned = [name for name in kept.proposals if name.agent is None]
        parts = sorted({name.project for name in scanned if name.project})
        repositories = {name.repository for name in scanned}
        if not kept.proposals:
            raise ContentError(
                "nothing in these proposals was found in files, so there is nothing to look at"
                if wanted is None
                else f"nothing was proposed for the project `{project}`",
                location=Location(file=str(path)),
            )
        if len(parts) > 1 or len(repositories) > 1:
            raise ContentError(
                "these proposals come from several projects, and answers speak of one team's work",
                hint=f"Choose one with --project: {', '.join(parts[:8])}."
                if len(repositories) == 1
                else "Scan one repository at a time.",
                location=Location(file=str(path)),
            )
        return kept

    @property
    def proposals(self) -> dict[Name, tuple[Scan, Proposal]]:
        """What was found something of, each with its scan, in the order of the file."""
        return {
            name_of(scan, proposal): (scan, proposal)
            for scan in self.scans
            for proposal in scan.proposals
            if proposal.findings and (proposal.agent or self._project in {None, proposal.project})
        }

    def read_again(self) -> None:
        """Read what somebody, such as an agent, wrote into the file meanwhile.

        What can no longer be read stays as it was.
        """
        with suppress(AdvisorError):
            self.scans = load_proposals(str(self.path))

    def reject(self, name: Name, rejected: Rejection | None) -> None:
        """Note that a proposal is rejected, or no longer, in the file as it is now.

        Raises AdvisorError where the file cannot be read or written, or no longer holds it.
        """
        with changing_proposals(self.path):
            self._reject(name, rejected)

    def _reject(self, name: Name, rejected: Rejection | None) -> None:
        scans = load_proposals(str(self.path))
        if not any(name_of(scan, p) == name for scan in scans for p in scan.proposals):
            self.scans = scans
            raise ContentError(
                f"the proposal for `{name.criterion}` is no longer in its file",
                hint="It was scanned again meanwhile: what is shown now is what was found then.",
                location=Location(file=str(self.path)),
            )
        scans = with_rejection(scans, name, rejected)
        save_proposals(self.path, scans)
        self.scans = scans
