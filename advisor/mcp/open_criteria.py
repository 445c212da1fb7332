"""Which criteria nobody answered, with what they are for and where they would be seen."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from advisor.assessment.criteria import quick_criteria
from advisor.document.fault_words import nearest, shorten
from advisor.errors import ContentError
from advisor.frozen import dataclass
from advisor.mcp.reply import Reply, page, said
from advisor.plain_text import one_line
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.scan.proposal import Scan
from advisor.scoring.model import Scorecard
from advisor.scoring.states import CriterionState
from advisor.translation import sentence
from advisor.words.agent import say_open

OPEN = frozenset({CriterionState.UNKNOWN, CriterionState.UNANSWERED})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which of the open criteria are asked for; None and False leave them all."""

    side: str | None = None
    practice: str | None = None
    seen_in: str | None = None
    quick: bool = False
    defining: bool = False
    unproposed: bool = False


def open_criteria(
    rubric: Rubric,
    card: Scorecard,
    scans: Sequence[Scan],
    wanted: Wanted,
    *,
    limit: int,
    offset: int,
) -> Reply:
    """Return the open criteria asked for, in the rubric's order. Raises ContentError."""
    _require_names(rubric, wanted)
    proposed = proposed_by(scans)
    rows = [
        _row(practice, criterion, state, proposed[f"{practice.id}/{criterion.id}"])
        for practice, criterion, state in _open(rubric, card, wanted)
        if not (wanted.unproposed and proposed[f"{practice.id}/{criterion.id}"])
    ]
    part = page(rows, limit=limit, offset=offset)
    return Reply(text=say_open(len(part["items"]), len(rows), card.counts.criteria), data=part)


def proposed_by(scans: Sequence[Scan]) -> dict[str, list[str]]:
    """Return by criterion who proposes something of it that nobody rejected."""
    found: dict[str, list[str]] = defaultdict(list)
    for scan in scans:
        for item in scan.proposals:
            if item.findings and item.rejected is None:
                found[item.criterion].append(item.agent or "scan")
    return found


def _open(
    rubric: Rubric, card: Scorecard, wanted: Wanted
) -> Iterator[tuple[Practice, Criterion, CriterionState]]:
    for practice in rubric.practices:
        if wanted.side not in {None, practice.side} or wanted.practice not in {None, practice.id}:
            continue
        states = {c.id: c.state for c in card.practice(practice.id).criteria}
        for criterion in quick_criteria(practice) if wanted.quick else practice.criteria:
            asked = not wanted.defining or criterion.defines
            place = criterion.seen_in or "files"
            if asked and states[criterion.id] in OPEN and wanted.seen_in in {None, place}:
                yield practice, criterion, states[criterion.id]


def _row(
    practice: Practice, criterion: Criterion, state: CriterionState, proposed: list[str]
) -> dict[str, Any]:
    return said(
        criterion=f"{practice.id}/{criterion.id}",
        practice=practice.title,
        side=practice.side,
        level=criterion.level,
        text=criterion.text,
        state=state.value,
        seen_in=criterion.seen_in or "files",
        defines=list(criterion.defines),
        proposed_by=proposed,
    )


def _require_names(rubric: Rubric, wanted: Wanted) -> None:
    for name, known in (
        (wanted.side, [side.id for side in rubric.sides]),
        (wanted.practice, [practice.id for practice in rubric.practices]),
    ):
        if name is not None and name not in known:
            raise ContentError(
                sentence("`{name}` is not in this rubric", name=one_line(shorten(name))),
                hint=nearest(name, known),
            )
