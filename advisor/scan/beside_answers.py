"""Proposals beside what a team said: where files agree, add evidence, contradict, or have moved."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Literal

from advisor.assessment.criteria import said_of
from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment, Evidence
from advisor.frozen import dataclass
from advisor.rubric.model import Practice, Rubric
from advisor.scan.assemble import MOST_LINES, snippet_of
from advisor.scan.proposal import EXPORTED, Proposal
from advisor.scan.source import SourceTree

Relation = Literal["agrees", "adds", "answers", "contradicts", "none"]
_AGAINST: Mapping[str | None, Relation] = {"met": "contradicts", "unmet": "agrees"}


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A proposal and what the team said of its criterion: met, unmet, unknown, waived or nothing.

    It *agrees* where the answer names the place already, *adds* evidence to what is met, *answers*
    what is open, or *contradicts*. An agent contradicts a waiver as well: a person gave it.
    """

    proposal: Proposal
    said: str | None
    relation: Relation


@dataclass(frozen=True, kw_only=True)
class Stale:
    """Evidence of an answer that is no longer where a scan found it; `now` is where it is."""

    practice: str
    evidence: Evidence
    why: Literal["moved", "changed", "gone"]
    now: str | None = None


def beside(
    proposals: tuple[Proposal, ...], rubric: Rubric, assessment: Assessment
) -> tuple[Beside, ...]:
    """Return each proposal that found something with what the team said of its criterion."""
    practices = {practice.id: practice for practice in rubric.practices}
    told = []
    for proposal in proposals:
        practice_id, _, criterion = proposal.criterion.partition("/")
        practice = practices.get(practice_id)
        if practice is not None and proposal.findings:
            answer = assessment.answers.get(practice_id, Answer())
            said = _said(practice, answer, criterion)
            if proposal.agent and said is None and answer.level == NOT_APPLICABLE:
                said = "waived"
            relation = _relation(proposal, answer, said)
            told.append(Beside(proposal=proposal, said=said, relation=relation))
    return tuple(told)


def _said(practice: Practice, answer: Answer, criterion: str) -> str | None:
    said = said_of(practice, answer).get(criterion)
    return said if isinstance(said, str) or said is None else "waived"


def _relation(proposal: Proposal, answer: Answer, said: str | None) -> Relation:
    if proposal.agent and said == "waived":
        return "contradicts"
    if proposal.state == "supports":
        if said == "met":
            return "agrees" if _named(proposal, answer) else "adds"
        return "contradicts" if said == "unmet" else "answers"
    if proposal.is_against:
        return _AGAINST.get(said, "answers")
    return "none"


def _named(proposal: Proposal, answer: Answer) -> bool:
    """Tell whether the answer's evidence names one of the files already."""
    paths = {finding.path for finding in proposal.findings}
    return any(path in item.ref for item in answer.evidence for path in paths)


def stale_evidence(source: SourceTree, assessment: Assessment) -> Iterator[Stale]:
    """Yield evidence that a scan noted and that is no longer where it was."""
    for practice, answer in assessment.answers.items():
        for item in answer.evidence:
            if item.digest is not None and not item.ref.startswith(EXPORTED):
                found = _where_now(source, item)
                if found is not None:
                    yield Stale(practice=practice, evidence=item, why=found[0], now=found[1])


def _where_now(
    source: SourceTree, item: Evidence
) -> tuple[Literal["moved", "changed", "gone"], str | None] | None:
    path, _, written = item.ref.rpartition(":")
    line = int(written) if written.isdecimal() else 0
    text = source.text(path)
    places = _places(text, item.digest or "") if text is not None else []
    if line in places:
        return None
    if places:
        nearest = min(places, key=lambda number: abs(number - line))
        return "moved", f"{path}:{nearest}"
    for other in source.paths:
        if other != path and other.rpartition("/")[2] == path.rpartition("/")[2]:
            elsewhere = _places(source.text(other) or "", item.digest or "")
            if elsewhere:
                return "moved", f"{other}:{elsewhere[0]}"
    return ("gone", None) if text is None else ("changed", None)


def _places(text: str, digest: str) -> list[int]:
    lines = text.split("\n")
    return [
        number
        for number in range(1, len(lines) + 1)
        if lines[number - 1].strip()
        and any(
            sha256(snippet_of(lines, number, number + more).encode("utf-8", "surrogatepass"))
            .hexdigest()
            .startswith(digest)
            for more in range(MOST_LINES)
        )
    ]


def by_relation(told: tuple[Beside, ...]) -> Mapping[Relation, int]:
    """Return how many proposals stand in each relation to the answers."""
    counts: dict[Relation, int] = {}
    for item in told:
        counts[item.relation] = counts.get(item.relation, 0) + 1
    return counts
