"""Proposals that somebody rejected: noted in their file, and kept when it is scanned again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from advisor.frozen import dataclass
from advisor.scan.proposal import Proposal, Rejection, Scan


@dataclass(frozen=True, kw_only=True)
class Name:
    """By what a proposal is known among those of a file."""

    repository: str
    project: str
    criterion: str
    agent: str | None = None


@dataclass(frozen=True, kw_only=True)
class CarriedOver:
    """Scans with the rejections of earlier ones: how many stay, and how many are proposed anew.

    `agents` are what agents proposed earlier, which no scan finds again.
    """

    scans: tuple[Scan, ...]
    kept: int
    anew: int
    agents: tuple[Scan, ...] = ()


def name_of(scan: Scan, proposal: Proposal) -> Name:
    """Return by what a proposal is known."""
    return Name(
        repository=scan.repository,
        project=proposal.project,
        criterion=proposal.criterion,
        agent=proposal.agent,
    )


def with_rejection(
    scans: tuple[Scan, ...], name: Name, rejected: Rejection | None
) -> tuple[Scan, ...]:
    """Return scans in which a proposal is rejected, or no longer."""

    def change(scan: Scan, proposal: Proposal) -> Proposal:
        is_meant = name_of(scan, proposal) == name
        return replace(proposal, rejected=rejected) if is_meant else proposal

    return tuple(_each(scans, change))


def carry_over(before: tuple[Scan, ...], scans: tuple[Scan, ...]) -> CarriedOver:
    """Return scans with what was rejected before, where a place of it is still found."""
    rejected = {
        (proposal.criterion, proposal.project, place.fingerprint): proposal.rejected
        for scan in before
        for proposal in scan.proposals
        if proposal.rejected is not None and proposal.agent is None
        for place in proposal.findings
    }
    again = {(criterion, project) for criterion, project, _ in rejected}
    found = [
        (_earlier(proposal, rejected), (proposal.criterion, proposal.project) in again)
        for scan in scans
        for proposal in scan.proposals
        if proposal.findings
    ]
    return CarriedOver(
        scans=tuple(
            _each(
                scans, lambda _, proposal: replace(proposal, rejected=_earlier(proposal, rejected))
            )
        ),
        kept=sum(earlier is not None for earlier, _ in found),
        anew=sum(earlier is None and known for earlier, known in found),
        agents=tuple(scan for scan in before if scan.of_agents),
    )


def _earlier(
    proposal: Proposal, rejected: Mapping[tuple[str, str, str], Rejection]
) -> Rejection | None:
    keys = ((proposal.criterion, proposal.project, p.fingerprint) for p in proposal.findings)
    return next((rejected[key] for key in keys if key in rejected), None)


def _each(scans: tuple[Scan, ...], change: Callable[[Scan, Proposal], Proposal]) -> Iterator[Scan]:
    for scan in scans:
        yield replace(scan, proposals=tuple(change(scan, p) for p in scan.proposals))
