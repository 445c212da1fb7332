"""Answers as the rows of a spreadsheet, whatever file these go into."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from advisor.assessment.change import part_of
from advisor.assessment.criteria import quick_criteria, said_of
from advisor.assessment.model import NOT_APPLICABLE as LEVEL_NOT_APPLICABLE
from advisor.assessment.model import Answer, Assessment, Evidence, Urgent, Waiver
from advisor.assessment.sheet.cells import CellValue
from advisor.assessment.sheet.columns import (
    ANSWERS,
    EVIDENCE,
    MADE_FROM,
    NOT_APPLICABLE,
    SEPARATOR,
    TEAM,
    WAIVED,
    YES,
    Head,
    SheetTable,
)
from advisor.assessment.sheet.evidence_places import placed
from advisor.assessment.sheet.notes import split_note
from advisor.assessment.sheet.origin import data_of, origin_rows
from advisor.assessment.sheet.team_facts import team_facts
from advisor.frozen import dataclass
from advisor.rubric.model import Criterion, Practice, Rubric
from advisor.rubric.profile import exclusions, whole_profile
from advisor.words.applies_when import say_conditions
from advisor.words.sheet_guide import say_not_this_team

Values = Mapping[str, CellValue]


@dataclass(frozen=True, kw_only=True)
class SheetContent:
    """What a spreadsheet shows: each table with its rows, by the names of their columns."""

    rubric: Rubric
    day: date
    tables: tuple[tuple[SheetTable, tuple[Values, ...]], ...]

    def rows(self, table: SheetTable) -> tuple[Values, ...]:
        """Return the rows of a table."""
        return next(rows for found, rows in self.tables if found is table)


def sheet_content(
    rubric: Rubric, assessment: Assessment, *, quick: bool = False, unnamed: bool = False
) -> SheetContent:
    """Return the rows for an assessment; `quick` leaves out what the quick assessment does.

    An `unnamed` team has to say its name.
    """
    data = data_of(assessment)
    if unnamed:
        del data["team"]["name"]
    asked = {
        practice.id: quick_criteria(practice) if quick else practice.criteria
        for practice in rubric.practices
    }
    practices = [practice for practice in rubric.practices if asked[practice.id]]
    return SheetContent(
        rubric=rubric,
        day=assessment.assessed_on,
        tables=(
            (TEAM, tuple(_team(rubric, assessment, unnamed=unnamed))),
            (ANSWERS, tuple(_answers(rubric, assessment, practices, asked))),
            (EVIDENCE, tuple(_evidence(assessment, practices))),
            (
                MADE_FROM,
                tuple(
                    {Head.WHAT: what, Head.IS: value} for what, value in origin_rows(rubric, data)
                ),
            ),
        ),
    )


def _team(rubric: Rubric, assessment: Assessment, *, unnamed: bool) -> Iterator[Values]:
    for fact in team_facts(rubric):
        value = part_of(assessment, fact.part)
        nameless = unnamed and fact.part == ("team", "name")
        yield {
            Head.ID: fact.id,
            Head.QUESTION: fact.question,
            Head.VALUE: None if nameless else fact.written(value),
            Head.WHAT_CAN_STAND_HERE: fact.allowed,
        }


def _answers(
    rubric: Rubric,
    assessment: Assessment,
    practices: Sequence[Practice],
    asked: Mapping[str, Sequence[Criterion]],
) -> Iterator[Values]:
    sides = {side.id: side.title for side in rubric.sides}
    stages = {stage.id: stage.title for stage in rubric.stages}
    for practice in practices:
        answer = assessment.answers.get(practice.id, Answer())
        ids = [criterion.id for criterion in practice.criteria]
        note, notes = split_note(answer.note, ids)
        places = placed(answer.evidence, ids)
        told: dict[str, CellValue] = {
            Head.PRACTICE: practice.title,
            Head.SIDE: sides[practice.side],
            Head.STAGE: stages[practice.stage],
        }
        yield {
            Head.ID: practice.id,
            **told,
            Head.QUESTION_OR_CRITERION: practice.question,
            Head.ONLY_FOR: _only_for(rubric, assessment, practice),
            Head.NOTE: note,
            Head.BY: answer.by,
            Head.DISCUSS: YES if answer.flag else None,
            **_not_applicable(answer),
            **_backed(places.own),
            **_urgent(answer.urgent),
        }
        said = said_of(practice, answer)
        for criterion in asked[practice.id]:
            yield {
                Head.ID: f"{practice.id}{SEPARATOR}{criterion.id}",
                **told,
                Head.LEVEL: criterion.level,
                Head.QUESTION_OR_CRITERION: criterion.text,
                Head.SEEN: criterion.seen_in,
                Head.ONLY_FOR: _only_for(rubric, assessment, practice, criterion),
                Head.NOTE: notes.get(criterion.id),
                **_state(said[criterion.id]),
                **_backed(places.criteria.get(criterion.id)),
            }


def _only_for(
    rubric: Rubric, assessment: Assessment, practice: Practice, criterion: Criterion | None = None
) -> str | None:
    """Return for which teams it counts, and whether this is none of them."""
    own = practice.applies_when if criterion is None else criterion.applies_when
    profile = whole_profile(rubric.profile, assessment.team.profile)
    left_out = exclusions(practice.applies_when, profile) or exclusions(own, profile)
    told = say_conditions(own) if own else None
    if left_out:
        return say_not_this_team(told or say_conditions(practice.applies_when))
    return told


def _state(said: Any) -> Values:
    if isinstance(said, Waiver):
        return {
            Head.STATE: WAIVED,
            Head.REASON: said.reason,
            Head.BY: said.by,
            Head.APPROVED_BY: said.approved_by,
            Head.UNTIL: said.until,
        }
    return {Head.STATE: said}


def _not_applicable(answer: Answer) -> Values:
    if answer.level != LEVEL_NOT_APPLICABLE:
        return {}
    return {
        Head.STATE: NOT_APPLICABLE,
        Head.REASON: answer.reason,
        Head.APPROVED_BY: answer.approved_by,
        Head.UNTIL: answer.until,
    }


def _backed(evidence: Evidence | None) -> Values:
    if evidence is None:
        return {}
    return {
        Head.EVIDENCE: evidence.ref,
        Head.KIND: evidence.kind,
        Head.OBSERVED_ON: evidence.observed_on,
        Head.EXPIRES_ON: evidence.expires_on,
    }


def _urgent(urgent: Urgent | None) -> Values:
    if urgent is None:
        return {}
    return {
        Head.URGENT: YES,
        Head.WHAT_HAPPENED: urgent.what,
        Head.COST: urgent.cost,
        Head.HAPPENED_ON: urgent.date,
    }


def _evidence(assessment: Assessment, practices: Sequence[Practice]) -> Iterator[Values]:
    for practice in practices:
        answer = assessment.answers.get(practice.id, Answer())
        for item in placed(answer.evidence, [c.id for c in practice.criteria]).rest:
            yield {
                Head.PRACTICE: practice.id,
                Head.CRITERIA: "\n".join(item.shows) or None,
                **_backed(item),
                Head.BY: item.by,
                Head.FOUND_BY: item.found_by,
                Head.COMMIT: item.commit,
                Head.DIGEST: item.digest,
            }
