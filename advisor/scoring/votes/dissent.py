"""What the votes leave behind: who differs from what was decided, and what is to be settled."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.assessment.votes.model import Participant, Round, Settled, Voted, Workshop
from advisor.frozen import dataclass
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.scoring.votes.tally import CriterionTally, QuestionTally

_FACTS: tuple[Voted, ...] = ("met", "unmet")


@dataclass(frozen=True, kw_only=True)
class Dissent:
    """A criterion on which votes differ from the decision: what was decided, and who said else.

    `unnamed` is how many of them gave no name.
    """

    practice: str
    criterion: str
    decided: Settled
    said: Voted
    names: tuple[str, ...]
    unnamed: int


@dataclass(frozen=True, kw_only=True)
class ToSettle:
    """A criterion that is to be settled, who can, and what would convince an outsider.

    It is `divided` where some say met and some unmet, else nobody could tell. `by` are those with
    a name who say that it is met, and so can show it; `unnamed` is how many say so without.
    `kinds` are kinds of evidence that reach the level of the criterion, `examples` what convinces.
    """

    practice: str
    criterion: str
    level: int
    divided: bool
    by: tuple[Participant, ...]
    unnamed: int
    kinds: tuple[str, ...]
    examples: tuple[str, ...]


def dissent(workshop: Workshop, tallies: Sequence[QuestionTally]) -> tuple[Dissent, ...]:
    """Return where votes of people who know differ from what was decided."""
    return tuple(
        found
        for one in tallies
        for criterion in one.criteria
        for found in _against(one.practice, criterion, workshop.rounds[one.practice])
    )


def _against(practice: str, criterion: CriterionTally, round_: Round) -> Iterator[Dissent]:
    decided = round_.decision.said.get(criterion.id) if round_.decision else None
    if decided is None:
        return
    for said in _FACTS:
        if said != decided and criterion.counts[said]:
            names = criterion.names[said]
            yield Dissent(
                practice=practice,
                criterion=criterion.id,
                decided=decided,
                said=said,
                names=names,
                unnamed=criterion.counts[said] - len(names),
            )


def to_settle(
    rubric: Rubric, workshop: Workshop, tallies: Sequence[QuestionTally]
) -> tuple[ToSettle, ...]:
    """Return what is open after the votes: what divided people, and what nobody could tell.

    What was decided against nobody's vote is settled.
    """
    practices = {practice.id: practice for practice in rubric.practices}
    return tuple(
        found
        for one in tallies
        for found in _of_question(rubric, practices[one.practice], one, workshop.participants)
        if not _settled(workshop.rounds[one.practice], found)
    )


def _settled(round_: Round, item: ToSettle) -> bool:
    said = round_.decision.said.get(item.criterion) if round_.decision else None
    return not item.divided and said in ("met", "unmet", "waived")


def _of_question(
    rubric: Rubric,
    practice: Practice,
    question: QuestionTally,
    people: Mapping[str, Participant],
) -> Iterator[ToSettle]:
    criteria = {criterion.id: criterion for criterion in practice.criteria}
    for found in question.criteria:
        nobody_knows = not found.knowing and found.counts["unknown"]
        if found.divided or nobody_knows:
            yield _item(rubric, practice, criteria[found.id], found, people)


def _item(
    rubric: Rubric,
    practice: Practice,
    criterion: Criterion,
    found: CriterionTally,
    people: Mapping[str, Participant],
) -> ToSettle:
    by = tuple(people[name] for name in found.names["met"])
    examples = practice.evidence.get(criterion.level)
    return ToSettle(
        practice=practice.id,
        criterion=criterion.id,
        level=criterion.level,
        divided=found.divided,
        by=by,
        unnamed=found.counts["met"] - len(by),
        kinds=tuple(kind.id for kind in rubric.evidence_kinds if kind.caps >= criterion.level),
        examples=examples.sufficient if examples else (),
    )
