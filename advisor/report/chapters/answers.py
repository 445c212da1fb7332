"""Every answer with its criteria and its evidence."""

from collections.abc import Iterator

from advisor.frozen import dataclass
from advisor.plain_text import as_sentence
from advisor.report.answer_parts import (
    CriterionRow,
    EvidenceRow,
    WaiverRow,
    criterion_rows,
    evidence_row,
    waiver_rows,
)
from advisor.report.chapter_model import Chapter
from advisor.result.basis import blockers_of, unsupported_of
from advisor.result.model import Result
from advisor.roadmap.harm import incidents
from advisor.scoring.practice_score import PracticeScore
from advisor.scoring.states import PracticeState
from advisor.translation import sentence
from advisor.words.criterion import profile_titles
from advisor.words.evidence import say_evidence_for
from advisor.words.exclusion import say_left_out
from advisor.words.level import say_number
from advisor.words.phrase import capital
from advisor.words.practice import (
    say_answer,
    say_backing,
    say_criteria_met,
    say_said_by,
    say_supported,
)
from advisor.words.titles import Titles
from advisor.words.urgency import say_urgent, say_urgent_too


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One practice with what the team answered.

    `stage_number` counts the stages in their order; `blocks` names the level it keeps away; `met`
    counts its criteria; `backing` says how much evidence and whether a note follows; `short` is one
    that a page need not break.

    A row that opens also shows where the practice is `standing`, `level_text` where no criterion
    tells that, `unanswered` (criteria of which none is answered) and why it is `left_out`; it is
    found by `shown_as` (above, lacking, unknown, urgent) and by who is `named`. `told` is `by` for
    those who read row after row: what several lacks did is told at the first. `bare` is a row with
    nothing beside its answer.
    """

    id: str
    title: str
    side: str
    stage: str
    stage_number: int
    blocks: str
    place: str
    answer: str
    supported: str
    says: str
    met: str
    criteria: tuple[CriterionRow, ...]
    by: str
    told: str
    bare: bool
    note: str
    backing: str
    evidence: tuple[EvidenceRow, ...]
    short: bool
    question: str
    standing: str
    level_text: str
    unanswered: tuple[CriterionRow, ...]
    left_out: str
    waivers: tuple[WaiverRow, ...]
    named: str
    shown_as: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerGroup:
    """The answers of one dimension."""

    title: str
    answers: tuple[AnswerRow, ...]


_LONG = 900  # letters of criteria, evidence and note
_NOTHING_KNOWN = {PracticeState.UNKNOWN, PracticeState.UNANSWERED}


def _groups(result: Result) -> Iterator[AnswerGroup]:
    """Yield the answers of each dimension."""
    blocks, first = _blocked(result), _first_hurt(result)
    for dimension in result.dimensions:
        practices = [p for p in result.practices if p.dimension == dimension.id]
        yield AnswerGroup(
            title=dimension.title,
            answers=tuple(_answer(result, practice, blocks, first) for practice in practices),
        )


def _first_hurt(result: Result) -> dict[str, str]:
    """Return the title of the first practice that tells the same, for each that does after it."""
    return {
        practice.id: together[0].title
        for together in incidents(result.practices)
        for practice in together[1:]
    }


def _blocked(result: Result) -> dict[str, str]:
    """Return what each practice that stands in the way keeps from the team."""
    lacking = {b.practice: say_evidence_for(b.level) for b in unsupported_of(result)}
    return lacking | {b.practice: say_number(b.level) for b in blockers_of(result)}


def _answer(
    result: Result, practice: PracticeScore, blocks: dict[str, str], first: dict[str, str]
) -> AnswerRow:
    titles, fields = Titles(result), profile_titles(result)
    side = titles.sides[practice.side]
    stages = [stage.id for stage in result.stages]
    number = stages.index(practice.stage)
    stage = result.stages[number].title
    evidence = tuple(evidence_row(item, titles) for item in practice.evidence)
    every = tuple(criterion_rows(practice, fields))
    criteria = every if practice.answered else ()
    standing = as_sentence(say_supported(practice))
    said = [practice.note or "", *(row.text for row in evidence), *(row.text for row in criteria)]
    return AnswerRow(
        id=practice.id,
        title=practice.title,
        side=side,
        stage=stage,
        stage_number=number,
        blocks=blocks.get(practice.id, ""),
        place=f"{side}, {stage}. {standing}",
        answer=say_answer(practice),
        supported="" if practice.supported is None else capital(say_number(practice.supported)),
        says=_says(practice) or say_left_out(practice, fields),
        met=say_criteria_met(practice) if criteria else "",
        criteria=criteria,
        by=" ".join(_remarks(practice)),
        told=" ".join(_remarks(practice, first.get(practice.id, ""))),
        bare=not (criteria or evidence or practice.note or practice.by or practice.urgent),
        note=practice.note or "",
        backing=say_backing(practice),
        evidence=evidence,
        short=sum(map(len, said)) < _LONG,
        question=practice.question,
        standing=standing,
        level_text=_level_text(practice),
        unanswered=every if practice.applicable and not practice.answered else (),
        left_out="" if practice.waiver else say_left_out(practice, fields),
        waivers=tuple(waiver_rows(result, practice)),
        named=practice.by or "",
        shown_as=tuple(_shown_as(practice)),
    )


def _level_text(practice: PracticeScore) -> str:
    """Return the level answered in the rubric's words, unless criteria of that level are listed."""
    claimed = practice.claimed
    if claimed is None or any(criterion.level == claimed for criterion in practice.criteria):
        return ""
    return practice.levels.get(claimed, "")


def _shown_as(practice: PracticeScore) -> Iterator[str]:
    """Yield what somebody may ask for to be shown a practice."""
    criteria = practice.criteria
    unshown = any(c.met("claimed") and not c.supported for c in criteria)
    if unshown or (practice.claimed or 0) > (practice.supported or 0):
        yield "above"
    if any(criterion.unmet for criterion in criteria) or _below_the_top(practice):
        yield "lacking"
    if any(c.open for c in criteria) or practice.state in _NOTHING_KNOWN:
        yield "unknown"
    if practice.urgent:
        yield "urgent"


def _below_the_top(practice: PracticeScore) -> bool:
    """Tell whether a practice without criteria, as results of schema 1 have it, lacks a level."""
    if practice.criteria or practice.claimed is None:
        return False
    return practice.claimed < max(practice.levels, default=0)


def _says(practice: PracticeScore) -> str:
    """Return the question, or the level answered where the rubric tells that in one text."""
    if not practice.applicable:
        return ""
    if practice.criteria or practice.claimed is None:
        return practice.question
    return practice.levels.get(practice.claimed, practice.question)


def _remarks(practice: PracticeScore, first: str = "") -> Iterator[str]:
    """Yield who said it, and what its lack did, unless that is told at the `first` of several."""
    if practice.by:
        yield say_said_by(practice.by)
    if practice.urgent:
        yield say_urgent_too(first) if first else say_urgent(practice.hurt)


CHAPTER = Chapter(
    id="answers",
    title=sentence("Every answer with its evidence"),
    data=lambda result: tuple(_groups(result)),
)
