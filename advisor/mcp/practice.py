"""One practice as an agent reads it: what is asked, what convinces, and what was said so far."""

from collections.abc import Iterator, Sequence
from typing import Any

from advisor.document.fault_words import nearest, shorten
from advisor.errors import ContentError
from advisor.mcp.open_criteria import OPEN
from advisor.mcp.reply import Reply, clip, said
from advisor.plain_text import one_line
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.scan.proposal import Scan
from advisor.scoring.model import Scorecard
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.translation import sentence
from advisor.words.agent import say_practice

_MOST = 20  # of evidence, and of proposals


def read_practice(rubric: Rubric, card: Scorecard, scans: Sequence[Scan], name: str) -> Reply:
    """Return a practice, or the one that a criterion belongs to. Raises ContentError."""
    wanted = name.partition("/")[0]
    practice = next((p for p in rubric.practices if p.id == wanted), None)
    if practice is None:
        raise ContentError(
            sentence("there is no practice `{name}`", name=one_line(shorten(name))),
            hint=nearest(wanted, [p.id for p in rubric.practices]),
        )
    standing = card.practice(practice.id)
    left = sum(criterion.state in OPEN for criterion in standing.criteria)
    return Reply(
        text=say_practice(practice.title, practice.question, left),
        data=_data(rubric, practice, standing, scans),
    )


def _data(
    rubric: Rubric, practice: Practice, standing: PracticeScore, scans: Sequence[Scan]
) -> dict[str, Any]:
    scored = {criterion.id: criterion for criterion in standing.criteria}
    return said(
        practice=practice.id,
        title=practice.title,
        side=practice.side,
        dimension=practice.dimension,
        stage=practice.stage,
        question=practice.question,
        why=practice.why,
        quick=practice.quick,
        state=standing.state.value,
        criteria=[_criterion(rubric, practice, c, scored[c.id]) for c in practice.criteria],
        convinces={
            str(level): {"sufficient": given.sufficient, "insufficient": given.insufficient}
            for level, given in practice.evidence.items()
        },
        evidence_kinds=[
            {"kind": kind.id, "is": kind.summary, "backs_up_to_level": kind.caps}
            for kind in rubric.evidence_kinds
        ],
        answer=said(
            by=clip(standing.by),
            note=clip(standing.note),
            evidence=[
                said(kind=e.kind, ref=clip(e.ref), shows=list(e.shows), valid=e.valid)
                for e in standing.evidence[:_MOST]
            ],
        ),
        proposals=list(_proposals(scans, practice))[:_MOST],
    )


def _criterion(
    rubric: Rubric, practice: Practice, criterion: Criterion, scored: CriterionScore
) -> dict[str, Any]:
    kinds = [kind.id for kind in rubric.evidence_kinds if kind.caps >= criterion.level]
    return said(
        criterion=f"{practice.id}/{criterion.id}",
        level=criterion.level,
        text=criterion.text,
        state=scored.state.value,
        supported=scored.supported or None,
        seen_in=criterion.seen_in or "files",
        backed_by=kinds,
        defines=list(criterion.defines),
    )


def _proposals(scans: Sequence[Scan], practice: Practice) -> Iterator[dict[str, Any]]:
    for scan in scans:
        for item in scan.proposals:
            if item.findings and item.criterion.startswith(f"{practice.id}/"):
                rejected = item.rejected
                yield said(
                    criterion=item.criterion,
                    by=item.agent or "scan",
                    says=item.state,
                    places=[clip(place.reference) for place in item.findings[:3]],
                    rejected=None
                    if rejected is None
                    else said(reason=clip(rejected.reason), by=clip(rejected.by)),
                )
