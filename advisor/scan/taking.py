"""A proposal taken over into a team's answers, by somebody who decided so."""

from datetime import date

from advisor.assessment.criteria import said_of
from advisor.assessment.model import AGENT, Answer, Evidence
from advisor.assessment.session.edit import Edits
from advisor.errors import ContentError
from advisor.rubric.model import Rubric
from advisor.scan.proposal import Proposal, Taken
from advisor.translation import sentence

KIND = "artifact"
_MOST_TAKEN = 3  # places of one proposal; more of the same convince nobody further


def take(
    edits: Edits, proposal: Proposal, *, day: date, commit: str | None, by: str | None = None
) -> Taken:
    """Make a proposal the team's own: its criterion met with evidence, or unmet with a note.

    Returns what changed. Raises ContentError for one that shows nothing either way.
    """
    practice_id, _, criterion = proposal.criterion.partition("/")
    if proposal.state != "supports" and not proposal.is_against:
        raise ContentError(
            sentence(
                "the proposal for `{criterion}` shows nothing that could be taken",
                criterion=proposal.criterion,
            ),
            hint=sentence("Only what is shown or contradicted can be."),
        )
    said = _said(edits, practice_id, criterion)
    if proposal.is_against:
        return _unmet(edits, practice_id, criterion, proposal, said)
    old = edits.assessment.answers.get(practice_id, Answer()).evidence
    kind = _kind(edits.rubric)
    made = _evidence_of(proposal, criterion, kind=kind, day=day, commit=commit, by=by)
    has = {(item.ref, shown) for item in old for shown in item.shows}
    fresh = tuple(item for item in made if (item.ref, criterion) not in has)
    if said != "met":
        edits.criterion(practice_id, criterion, "met")
    if fresh:
        edits.evidence(practice_id, (*old, *fresh))
    return "met" if said != "met" else "evidence" if fresh else "nothing"


def _said(edits: Edits, practice_id: str, criterion: str) -> object:
    practice = next((p for p in edits.rubric.practices if p.id == practice_id), None)
    if practice is None:
        raise ContentError(
            sentence(
                "there is no practice `{practice_id}` in {reference}",
                practice_id=practice_id,
                reference=edits.rubric.reference,
            )
        )
    answer = edits.assessment.answers.get(practice_id, Answer())
    return said_of(practice, answer).get(criterion)


def _unmet(
    edits: Edits, practice_id: str, criterion: str, proposal: Proposal, said: object
) -> Taken:
    if said == "unmet":
        return "nothing"
    edits.criterion(practice_id, criterion, "unmet")
    old = edits.assessment.answers.get(practice_id, Answer()).note
    line = f"{criterion}: {proposal.findings[0].reference}"
    if proposal.agent is not None:
        line += f" ({AGENT}{proposal.agent})"
    if line not in (old or "").split("\n"):
        edits.note(practice_id, f"{old}\n{line}" if old else line)
    return "unmet"


def _kind(rubric: Rubric) -> str:
    """Return the kind of evidence that a file is; in a rubric with other kinds, the strongest."""
    kinds = {kind.id: kind.caps for kind in rubric.evidence_kinds}
    return KIND if KIND in kinds else max(kinds, key=kinds.__getitem__, default=KIND)


def _evidence_of(
    proposal: Proposal, criterion: str, *, kind: str, day: date, commit: str | None, by: str | None
) -> tuple[Evidence, ...]:
    """Return a proposal's places as evidence, the first few of them."""
    shown = [f for f in proposal.findings if f.state == "supports"][:_MOST_TAKEN]
    agent = None if proposal.agent is None else f"{AGENT}{proposal.agent}"
    return tuple(
        Evidence(
            kind=finding.kind or kind,
            ref=finding.reference,
            shows=(criterion,),
            by=by,
            observed_on=day,
            found_by=agent or finding.detector,
            commit=commit,
            digest=finding.sha256 if finding.line else None,  # of a whole nothing is looked for
        )
        for finding in shown
    )
