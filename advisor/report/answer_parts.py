"""What an answer rests on, as rows: its criteria, its evidence, and its waivers."""

from collections.abc import Iterator
from dataclasses import replace

from advisor.frozen import dataclass
from advisor.result.model import Result
from advisor.scoring.practice_score import CriterionScore, EvidenceScore, PracticeScore
from advisor.scoring.states import CriterionState
from advisor.words.criterion import Fields, say_criterion, say_waiver
from advisor.words.evidence import say_counts, say_piece
from advisor.words.exclusion import say_excluded
from advisor.words.titles import Titles

_MARKS = {CriterionState.MET: "✓", CriterionState.UNMET: "×", CriterionState.LEFT_OUT: "–"}
_UNKNOWN, _OUT = "?", "–"
_GAP = "\0"  # stands in no file


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One piece of evidence in a sentence, and by its parts.

    `before` and `after` are what the sentence says around the reference, which may be a link.
    """

    kind: str
    ref: str
    counts: str
    text: str
    before: str
    after: str
    by: str


@dataclass(frozen=True, kw_only=True)
class CriterionRow:
    """One criterion: its level, a mark, its state in a word, and its text.

    `remark` is the word where the mark does not say all.
    """

    level: int
    mark: str
    state: str
    word: str
    remark: str
    text: str


@dataclass(frozen=True, kw_only=True)
class WaiverRow:
    """What somebody says does not apply: the practice, or the `criterion` of this text."""

    criterion: str
    text: str
    by: str


def waiver_rows(result: Result, practice: PracticeScore) -> Iterator[WaiverRow]:
    """Yield what somebody says does not apply of a practice."""
    texts = {criterion.id: criterion.text for criterion in practice.criteria}
    for waiver in result.waivers:
        if waiver.practice == practice.id:
            yield WaiverRow(
                criterion=texts.get(waiver.criterion or "", ""),
                text=say_waiver(waiver),
                by=waiver.by or "",
            )


def criterion_rows(practice: PracticeScore, fields: Fields) -> Iterator[CriterionRow]:
    """Yield the criteria of a practice in their order."""
    for criterion in practice.criteria:
        word = _word(criterion, fields)
        yield CriterionRow(
            level=criterion.level,
            mark=_mark(criterion),
            state=criterion.state.value,
            word=word,
            remark="" if criterion.supported or criterion.unmet else word,
            text=criterion.text,
        )


def _mark(criterion: CriterionScore) -> str:
    return _OUT if criterion.removed else _MARKS.get(criterion.state, _UNKNOWN)


def _word(criterion: CriterionScore, fields: Fields) -> str:
    if criterion.excluded:
        return say_excluded(criterion.excluded, fields)
    return say_criterion(criterion, "supported")


def evidence_row(item: EvidenceScore, titles: Titles) -> EvidenceRow:
    """Return a piece of evidence, around whose reference a page can put a link."""
    kind = titles.evidence_kinds[item.kind]
    before, _, after = say_piece(replace(item, ref=_GAP), kind).partition(_GAP)
    return EvidenceRow(
        kind=kind,
        ref=item.ref,
        counts=say_counts(item),
        text=say_piece(item, kind),
        before=before,
        after=after,
        by=item.by or "",
    )
