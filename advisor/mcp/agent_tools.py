"""What an agent can call: each tool reads files as they are now.

Only the file of proposals is ever written.
"""

from collections.abc import Sequence
from pathlib import Path

from advisor.document.presence import is_there
from advisor.errors import AdvisorError, ContentError, Problem
from advisor.frozen import dataclass
from advisor.mcp.claim import Claim, require_agent, require_sound
from advisor.mcp.evidence_folder import EvidenceFolder
from advisor.mcp.open_criteria import Wanted, open_criteria
from advisor.mcp.plan_reply import compared, planned
from advisor.mcp.practice import read_practice
from advisor.mcp.propose import proposal_of, require_not_rejected, with_proposals
from advisor.mcp.reference_lookup import place_of
from advisor.mcp.reply import Reply, clip, said
from advisor.mcp.score_reply import explained, standing
from advisor.plain_text import one_line
from advisor.result.given import GivenAnswers, open_answers, open_given
from advisor.rubric.model import Rubric
from advisor.scan.beside_answers import beside
from advisor.scan.document import load_proposals
from advisor.scan.proposal import Proposal, Scan
from advisor.scan.proposals_file import changing_proposals, save_proposals
from advisor.scoring.compare import compare
from advisor.translation import sentence
from advisor.words.agent import (
    say_how_to_decide,
    say_proposed,
    say_stands,
)

MOST_CLAIMS = 50


@dataclass(frozen=True, kw_only=True)
class AgentTools:
    """Answers, the proposals beside them, and the folder in which evidence may lie."""

    answers: Path
    proposals: Path
    root: EvidenceFolder
    rubric: Rubric | str | None = None

    def require_usable(self) -> None:
        """Raise AdvisorError where answers, rubric or earlier proposals cannot be read."""
        self._given()
        self._scans()

    def list_open(self, wanted: Wanted, *, limit: int, offset: int) -> Reply:
        """Return a part of the criteria that nobody answered. Raises AdvisorError."""
        given = self._given()
        return open_criteria(
            given.rubric, given.scorecard, self._scans(), wanted, limit=limit, offset=offset
        )

    def read_practice(self, name: str) -> Reply:
        """Return one practice with all that is known of it. Raises AdvisorError."""
        given = self._given()
        return read_practice(given.rubric, given.scorecard, self._scans(), name)

    def propose(self, agent: str, claims: Sequence[Claim]) -> Reply:
        """Put what an agent claims into the file of proposals, but for what has to be refused.

        Raises ContentError where all of it is refused, and AdvisorError where files cannot be used.
        """
        name = require_agent(agent)
        if not 1 <= len(claims) <= MOST_CLAIMS:
            raise ContentError(
                sentence("between 1 and {n} proposals are taken at once", n=MOST_CLAIMS)
            )
        given = self._given()
        with changing_proposals(self.proposals):
            scans = self._scans()
            accepted: dict[str, Proposal] = {}
            refused: list[tuple[Claim, Problem]] = []
            for claim in claims:
                try:
                    if claim.criterion in accepted:
                        raise ContentError(
                            sentence("`{name}` is proposed twice", name=claim.criterion),
                            hint=sentence("Give one proposal a criterion, with all its evidence."),
                        )
                    accepted[claim.criterion] = self._proposal(given, scans, name, claim)
                except AdvisorError as error:
                    refused.append((claim, error.problems[0]))
            if not accepted:
                raise ContentError.of([_refusal(claim, problem) for claim, problem in refused])
            changed = with_proposals(
                scans,
                list(accepted.values()),
                folder=self.root.path.name,
                rubric=given.rubric.reference,
            )
            save_proposals(self.proposals, changed)
        return self._proposed(given, list(accepted.values()), refused)

    def score(self, *, limit: int, offset: int) -> Reply:
        """Return where the team stands. Raises AdvisorError."""
        return standing(self._given().scorecard, limit=limit, offset=offset)

    def explain(self, element: str | None, *, limit: int, offset: int) -> Reply:
        """Return why. Raises AdvisorError."""
        return explained(self._given().scorecard, element, limit=limit, offset=offset)

    def plan(self, *, limit: int, offset: int) -> Reply:
        """Return what to do next. Raises AdvisorError."""
        return planned(self._given().result(), limit=limit, offset=offset)

    def compare(self, old: str, new: str | None, *, limit: int, offset: int) -> Reply:
        """Return what moved between two files of the folder, the later being these answers.

        Raises AdvisorError.
        """
        before = open_given(self.root.file(old), self.rubric).scorecard
        later = self.answers if new is None else self.root.file(new)
        after = open_given(later, self.rubric).scorecard
        return compared(compare(before, after), limit=limit, offset=offset)

    def _given(self) -> GivenAnswers:
        return open_answers(self.answers, self.rubric)

    def _scans(self) -> tuple[Scan, ...]:
        return load_proposals(str(self.proposals)) if is_there(self.proposals) else ()

    def _proposal(
        self, given: GivenAnswers, scans: tuple[Scan, ...], agent: str, claim: Claim
    ) -> Proposal:
        criterion = require_sound(claim, given.rubric, given.scorecard)
        places = [
            place_of(reference, self.root, says=claim.says, reason=claim.reason)
            for reference in claim.evidence
        ]
        seen_in = criterion.seen_in or "files"
        made = proposal_of(claim, agent, places, seen_in)
        require_not_rejected(made, scans)
        return made

    def _proposed(
        self,
        given: GivenAnswers,
        accepted: Sequence[Proposal],
        refused: Sequence[tuple[Claim, Problem]],
    ) -> Reply:
        stands = beside(tuple(accepted), given.rubric, given.assessment)
        file = str(self.proposals)
        return Reply(
            text=say_proposed(len(accepted), len(refused), file),
            data=said(
                proposed=[
                    said(
                        criterion=item.proposal.criterion,
                        says=item.proposal.state,
                        stands=say_stands(item),
                        places=[place.reference for place in item.proposal.findings],
                    )
                    for item in stands
                ],
                refused=[
                    said(criterion=clip(claim.criterion), why=problem.message, hint=problem.hint)
                    for claim, problem in refused
                ],
                file=file,
                then=say_how_to_decide(str(self.answers), file),
            ),
        )


def _refusal(claim: Claim, problem: Problem) -> Problem:
    """Return why one of several claims was refused, by its criterion."""
    name = one_line(clip(claim.criterion, 120) or "")
    return Problem(message=f"{name}: {problem.message}", hint=problem.hint)
