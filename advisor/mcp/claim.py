"""What an agent says of a criterion, and where that is seen."""

import re
from typing import Literal

from advisor.document.fault_words import nearest, shorten
from advisor.errors import ContentError
from advisor.frozen import dataclass
from advisor.plain_text import one_line
from advisor.rubric.model import Criterion, Rubric
from advisor.scoring.model import Scorecard
from advisor.scoring.states import CriterionState
from advisor.translation import sentence

Says = Literal["supports", "contradicts"]

MOST_REFERENCES = 5
_LONGEST_REASON = 1_000
_AGENT = re.compile(r"\w[\w .+@/-]{0,59}")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Where a person can look: a link, or a file with its lines, or with what stands there."""

    ref: str
    start: int | None = None
    end: int | None = None
    snippet: str | None = None
    kind: str | None = None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """That a criterion is met or is not, why, and where that is seen."""

    criterion: str
    says: Says
    reason: str
    evidence: tuple[Reference, ...]


def require_agent(name: str) -> str:
    """Return an agent's name. Raises ContentError for what is none."""
    if not _AGENT.fullmatch(name.strip()):
        raise ContentError(
            sentence("`{name}` is no name of an agent", name=one_line(shorten(name))),
            hint=sentence("Up to 60 letters, digits and . _ + @ / -, such as claude-code."),
        )
    return name.strip()


def require_sound(claim: Claim, rubric: Rubric, card: Scorecard) -> Criterion:
    """Return the criterion that a claim speaks of.

    Raises ContentError where there is none, where the team's profile leaves it out, and for a claim
    without a reason, or with no reference or too many.
    """
    criterion = _criterion(claim.criterion, rubric)
    practice = card.practice(claim.criterion.partition("/")[0])
    if practice.criterion(criterion.id).state is CriterionState.LEFT_OUT:
        raise ContentError(
            sentence("`{name}` does not apply to this team", name=claim.criterion),
            hint=sentence("The team's profile leaves it out; go on with another."),
        )
    if not claim.reason.strip() or len(claim.reason) > _LONGEST_REASON:
        raise ContentError(
            sentence("a proposal says why, in up to {n} characters", n=_LONGEST_REASON),
            hint=sentence("Say in a sentence what the reference shows of the criterion."),
        )
    if not 1 <= len(claim.evidence) <= MOST_REFERENCES:
        raise ContentError(
            sentence(
                "a proposal names between 1 and {n} places where a person can look",
                n=MOST_REFERENCES,
            ),
            hint=sentence("Give a link, or a file with lines; without one nothing is proposed."),
        )
    kinds = {kind.id for kind in rubric.evidence_kinds}
    for wrong in (given.kind for given in claim.evidence if given.kind not in {None, *kinds}):
        raise ContentError(
            sentence("`{kind}` is no kind of evidence", kind=one_line(shorten(str(wrong)))),
            hint=sentence("One of: {kinds}.", kinds=", ".join(sorted(kinds))),
        )
    return criterion


def _criterion(name: str, rubric: Rubric) -> Criterion:
    known = {f"{p.id}/{c.id}": c for p in rubric.practices for c in p.criteria}
    if name not in known:
        practice = name.partition("/")[0]
        own = [other for other in known if other.startswith(f"{practice}/")]
        raise ContentError(
            sentence("there is no criterion `{name}`", name=one_line(shorten(name))),
            hint=nearest(name, own or known)
            or sentence("list_open names criteria as practice/criterion."),
        )
    return known[name]
