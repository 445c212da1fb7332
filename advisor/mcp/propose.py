"""Claims into proposals among those of a file: an agent's own are replaced, all others stay."""

from collections.abc import Sequence
from dataclasses import replace

from advisor.errors import ContentError
from advisor.mcp.claim import Claim
from advisor.plain_text import one_line
from advisor.scan.proposal import EvidencePlace, Project, Proposal, Scan, SeenIn, Trust
from advisor.translation import sentence

MOST_AGENTS = 20
_MOST_REJECTED = 100


def proposal_of(
    claim: Claim, agent: str, places: Sequence[EvidencePlace], seen_in: SeenIn
) -> Proposal:
    """Return what a claim proposes; what no file shows that was looked up is trusted less."""
    looked_up = any(place.file_sha256 for place in places)
    return Proposal(
        criterion=claim.criterion,
        project="",
        agent=agent,
        state=claim.says,
        seen_in=seen_in,
        confidence=Trust(level="medium" if looked_up else "low", reasons=("agent",)),
        findings=tuple(places),
    )


def require_not_rejected(new: Proposal, scans: Sequence[Scan]) -> None:
    """Raise ContentError where a person rejected the same at one of its places, whoever said it."""
    said = {place.fingerprint for place in new.findings}
    for old in (item for scan in scans if scan.of_agents for item in scan.proposals):
        if old.criterion == new.criterion and said & _rejected(old):
            why = old.rejected
            raise ContentError(
                sentence("that of `{name}` was rejected before", name=new.criterion)
                if why is None
                else sentence(
                    "that of `{name}` was rejected by {who}: {reason}",
                    name=new.criterion,
                    who=one_line(why.by or sentence("a person")),
                    reason=one_line(why.reason),
                ),
                hint=sentence("Propose it again only with other evidence."),
            )


def _rejected(proposal: Proposal) -> set[str]:
    now = proposal.findings if proposal.rejected is not None else ()
    return {*proposal.rejected_before, *(place.fingerprint for place in now)}


def with_proposals(
    scans: tuple[Scan, ...], new: Sequence[Proposal], *, folder: str, rubric: str
) -> tuple[Scan, ...]:
    """Return scans with proposals of agents, which stand in one of their own.

    Raises ContentError for more agents than a person could listen to.
    """
    mine = next((scan for scan in scans if scan.of_agents), None)
    kept = {(p.agent, p.criterion): p for p in mine.proposals} if mine else {}
    for item in new:
        old = kept.get((item.agent, item.criterion))
        before = tuple(sorted(_rejected(old)))[:_MOST_REJECTED] if old else ()
        kept[item.agent, item.criterion] = replace(item, rejected_before=before)
    if len({agent for agent, _ in kept}) > MOST_AGENTS:
        raise ContentError(
            sentence("{n} agents have proposals here already", n=MOST_AGENTS),
            hint=sentence("Use the name under which you proposed before."),
        )
    made = tuple(kept.values())
    files = {place.path for item in made for place in item.findings if place.file_sha256}
    if mine is not None:
        grown = replace(mine, proposals=made, files=len(files))
        return tuple(grown if scan is mine else scan for scan in scans)
    own = Scan(
        repository=folder,
        commit=None,
        changed=False,
        rubric=rubric,
        files=len(files),
        detectors_sha256="",
        projects=(Project(path=""),),
        proposals=made,
    )
    return (*scans, own)
