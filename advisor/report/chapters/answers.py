"""Every answer with its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.assessment.model import AnswerState
from advisor.plain_text import sentence as closed
from advisor.report.chapters.model import Chapter
from advisor.result.basis import blockers_of, unsupported_of
from advisor.result.model import Result
from advisor.scoring.model import EvidenceScore, PracticeScore
from advisor.words.evidence import say_counts, say_evidence_for, say_piece
from advisor.words.exclusion import say_left_out
from advisor.words.level import say_number
from advisor.words.phrase import capital
from advisor.words.practice import say_answer, say_backing, say_supported
from advisor.words.titles import Titles


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One piece of evidence in a sentence, and by its parts."""

    kind: str
    ref: str
    counts: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One practice with what the team answered; `chip` is the level claimed, or a mark.

    `stage_number` counts the stages in their order; `blocks` names the level it keeps away;
    `backing` says how much evidence and whether a note follows; `short` is one that a page need not
    break.
    """

    id: str
    title: str
    side: str
    stage: str
    stage_number: int
    blocks: str
    place: str
    state: str
    chip: str
    answer: str
    supported: str
    says: str
    note: str
    backing: str
    evidence: tuple[EvidenceRow, ...]
    short: bool


@dataclass(frozen=True, kw_only=True)
class AnswerGroup:
    """The answers of one dimension."""

    title: str
    answers: tuple[AnswerRow, ...]


_LONG = 900  # letters of evidence and note
_MARKS = {
    AnswerState.UNKNOWN: "?",
    AnswerState.UNANSWERED: "?",
    AnswerState.NOT_APPLICABLE: "–",
}


def _groups(result: Result) -> Iterator[AnswerGroup]:
    """Yield the answers of each dimension."""
    blocks = _blocked(result)
    for dimension in result.dimensions:
        practices = [p for p in result.practices if p.dimension == dimension.id]
        yield AnswerGroup(
            title=dimension.title,
            answers=tuple(_answer(result, practice, blocks) for practice in practices),
        )


def _blocked(result: Result) -> dict[str, str]:
    """Return what each practice that stands in the way keeps from the team."""
    lacking = {b.practice: say_evidence_for(b.level) for b in unsupported_of(result)}
    return lacking | {b.practice: say_number(b.level) for b in blockers_of(result)}


def _answer(result: Result, practice: PracticeScore, blocks: dict[str, str]) -> AnswerRow:
    titles, level = Titles(result), practice.claimed
    side = titles.sides[practice.side]
    stages = [stage.id for stage in result.stages]
    number = stages.index(practice.stage)
    stage = result.stages[number].title
    evidence = tuple(_evidence(item, titles) for item in practice.evidence)
    says = practice.question if level is None else practice.levels[level]
    return AnswerRow(
        id=practice.id,
        title=practice.title,
        side=side,
        stage=stage,
        stage_number=number,
        blocks=blocks.get(practice.id, ""),
        place=f"{side}, {stage}. {closed(say_supported(practice))}",
        state=practice.state.value,
        chip=_MARKS.get(practice.state, str(level)),
        answer=say_answer(practice),
        supported="" if practice.supported is None else capital(say_number(practice.supported)),
        says=say_left_out(result, practice.reason) if practice.reason else says,
        note=practice.note or "",
        backing=say_backing(practice),
        evidence=evidence,
        short=sum(map(len, (practice.note or "", *(row.text for row in evidence)))) < _LONG,
    )


def _evidence(item: EvidenceScore, titles: Titles) -> EvidenceRow:
    kind = titles.evidence_kinds[item.kind]
    return EvidenceRow(kind=kind, ref=item.ref, counts=say_counts(item), text=say_piece(item, kind))


CHAPTER = Chapter(
    id="answers",
    title="Every answer with its evidence",
    data=lambda result: tuple(_groups(result)),
)
