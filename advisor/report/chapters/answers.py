"""Every answer with its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.assessment.model import AnswerState
from advisor.plain_text import counted, sentence
from advisor.report import wording
from advisor.report.chapters.model import Chapter
from advisor.report.wording import side_title
from advisor.result.model import Result
from advisor.scoring.model import EvidenceScore, PracticeScore


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
_STATE_WORDS = {
    AnswerState.UNKNOWN: ("?", "unknown"),
    AnswerState.UNANSWERED: ("?", "not answered"),
    AnswerState.NOT_APPLICABLE: ("–", "not applicable"),
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
    lacking = {b.practice: f"evidence for level {b.level}" for b in wording.unsupported_of(result)}
    return lacking | {b.practice: f"level {b.level}" for b in wording.blockers_of(result)}


def _answer(result: Result, practice: PracticeScore, blocks: dict[str, str]) -> AnswerRow:
    kinds = {kind.id: kind.title for kind in result.rubric.evidence_kinds}
    level = practice.claimed
    chip, answer = _STATE_WORDS.get(practice.state, (str(level), f"Level {level}"))
    side = side_title(result, practice.side)
    stages = [stage.id for stage in result.stages]
    number = stages.index(practice.stage)
    stage = result.stages[number].title
    evidence = tuple(_evidence(item, kinds) for item in practice.evidence)
    says = practice.question if level is None else practice.levels[level]
    return AnswerRow(
        id=practice.id,
        title=practice.title,
        side=side,
        stage=stage,
        stage_number=number,
        blocks=blocks.get(practice.id, ""),
        place=f"{side}, {stage}. {sentence(_standing_words(practice, answer))}",
        state=practice.state.value,
        chip=chip,
        answer=answer,
        supported="" if practice.supported is None else f"Level {practice.supported}",
        says=wording.say_left_out(result, practice.reason) if practice.reason else says,
        note=practice.note or "",
        backing=_backing(practice),
        evidence=evidence,
        short=sum(map(len, (practice.note or "", *(row.text for row in evidence)))) < _LONG,
    )


def _backing(practice: PracticeScore) -> str:
    pieces = len(practice.evidence)
    said = [counted(pieces, "piece of evidence", "pieces of evidence")] if pieces else []
    return sentence(wording.join_words([*said, "a note"] if practice.note else said)).rstrip(".")


def _standing_words(practice: PracticeScore, answer: str) -> str:
    if not practice.claimed:
        return answer
    if not practice.evidence:
        return f"{answer} claimed without evidence"
    return f"{answer} claimed, {practice.supported} supported"


def _evidence(item: EvidenceScore, kinds: dict[str, str]) -> EvidenceRow:
    remarks = [f"seen {wording.say_date(item.observed_on)}"] if item.observed_on else []
    if item.expires_on:
        ends = "valid until" if item.valid or item.premature else "expired"
        remarks.append(f"{ends} {wording.say_date(item.expires_on)}")
    counts = f"backs level {item.cap}" if item.valid else "no longer counts"
    if item.premature:
        counts = "does not count, since it was seen after the assessment"
    return EvidenceRow(
        kind=kinds[item.kind],
        ref=item.ref,
        counts=counts,
        text=f"{kinds[item.kind]}: {item.ref} ({', '.join([*remarks, counts])})",
    )


CHAPTER = Chapter(
    id="answers",
    title="Every answer with its evidence",
    data=lambda result: tuple(_groups(result)),
)
