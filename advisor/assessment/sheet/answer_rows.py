"""The rows of a practice and its criteria into an answer; what they do not speak of stays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from advisor.assessment.criteria import Said, said_of, with_said
from advisor.assessment.model import (
    NOT_APPLICABLE as LEVEL_NOT_APPLICABLE,
)
from advisor.assessment.model import Answer, Evidence, Urgent, Waiver
from advisor.assessment.sheet.columns import (
    CRITERION_STATES,
    NOT_APPLICABLE,
    PRACTICE_STATES,
    WAIVED,
    Head,
)
from advisor.assessment.sheet.entries import Entries
from advisor.assessment.sheet.evidence_places import PlacedEvidence, placed
from advisor.assessment.sheet.notes import joined_names, joined_note, split_note
from advisor.rubric.model import Practice, Rubric
from advisor.translation import sentence

_WITH_WAIVED = (Head.REASON, Head.APPROVED_BY, Head.UNTIL)


def read_answer_rows(
    rubric: Rubric,
    practice: Practice,
    before: Answer,
    own: Entries | None,
    rows: Mapping[str, Entries],
    rest: Sequence[Evidence],
) -> Answer:
    """Return what the rows of a practice say, where they say nothing what was said before.

    `own` is the row of the practice, `rows` are those of its criteria, `rest` what the table of
    evidence holds for it. What is wrong is noted.
    """
    ids = [criterion.id for criterion in practice.criteria]
    kinds = [kind.id for kind in rubric.evidence_kinds]
    note, notes = split_note(before.note, ids)
    by, places = before.by, placed(before.evidence, ids)
    answer, evidence = before, places.own
    if own is not None:
        answer, note, by = _with_marks(before, own), own.text(Head.NOTE), own.text(Head.BY)
        evidence = evidence_in(own, (), kinds)
    said: dict[str, Said] = {}
    names: list[str] = []
    of_criteria = dict(places.criteria)
    for name, row in rows.items():
        said[name] = _said(row, name)
        told = row.text(Head.BY)
        if told and row.text_of_state() != WAIVED:
            names.append(told)
        of_criteria.pop(name, None)
        notes.pop(name, None)
        if (found := evidence_in(row, (name,), kinds)) is not None:
            of_criteria[name] = found
        if (line := row.text(Head.NOTE)) is not None:
            notes[name] = line
    there = PlacedEvidence(own=evidence, criteria=of_criteria, rest=tuple(rest))
    answer = _standing(rubric, practice, answer, own, said)
    return replace(
        answer,
        note=joined_note(note, notes, ids),
        by=joined_names(by, names),
        evidence=there.joined(ids),
    )


def evidence_in(row: Entries, shows: tuple[str, ...], kinds: Sequence[str]) -> Evidence | None:
    """Return the evidence of a row, with what it shows; None where there is none."""
    filled = [n for n in (Head.KIND, Head.OBSERVED_ON, Head.EXPIRES_ON) if row.is_filled(n)]
    kind = row.word(Head.KIND, kinds, sentence("a kind of evidence"))
    ref = row.text(Head.EVIDENCE)
    observed, expires = row.day(Head.OBSERVED_ON), row.day(Head.EXPIRES_ON)
    if not row.is_filled(Head.EVIDENCE):
        if filled:
            refuse_unplaced(row)
        return None
    if not row.is_filled(Head.KIND):
        row.faults.note(
            row.at(Head.KIND),
            sentence("the kind of this evidence is missing"),
            sentence("Choose one: {names}.", names=", ".join(kinds)),
        )
    if observed and expires and expires < observed:
        message = sentence(
            "it expires on {expires}, before it was observed on {observed}",
            expires=expires,
            observed=observed,
        )
        row.faults.note(row.at(Head.EXPIRES_ON), message, sentence("Correct one of the two dates."))
    if kind is None or ref is None:
        return None
    return Evidence(kind=kind, ref=ref, shows=shows, observed_on=observed, expires_on=expires)


def refuse_unplaced(row: Entries) -> None:
    """Note that evidence is told of, and not where it is."""
    message = sentence("it is not said where the evidence is found")
    row.faults.note(row.at(Head.EVIDENCE), message, sentence("Write where to find it."))


def _with_marks(before: Answer, own: Entries) -> Answer:
    """Return the answer with the marks in its practice's row."""
    what, cost = own.text(Head.WHAT_HAPPENED), own.text(Head.COST)
    day = own.day(Head.HAPPENED_ON)
    told = [n for n in (Head.WHAT_HAPPENED, Head.COST, Head.HAPPENED_ON) if own.is_filled(n)]
    urgent = own.yes(Head.URGENT)
    if told and not urgent and not own.is_filled(Head.URGENT):
        message = sentence("`{name}` is told, and it is not said to be urgent", name=told[0])
        own.faults.note(own.at(Head.URGENT), message, sentence("Write yes, or empty what is told."))
    found = Urgent(what=what, cost=cost, date=day) if urgent else None
    return replace(before, flag=own.yes(Head.DISCUSS), urgent=found)


def _standing(
    rubric: Rubric,
    practice: Practice,
    answer: Answer,
    own: Entries | None,
    said: Mapping[str, Said],
) -> Answer:
    """Return the answer with what is known of the practice."""
    if own is not None and own.text_of_state():
        state = own.word(Head.STATE, PRACTICE_STATES, sentence("a state of a whole practice"))
        reason, approved, until = _why(own, needed=state == NOT_APPLICABLE)
        return replace(
            with_said(practice, answer, {}, rubric.top),
            level=LEVEL_NOT_APPLICABLE,
            **dict.fromkeys(("met", "unmet", "unknown", "waived"), ()),  # type: ignore[arg-type]
            reason=reason,
            approved_by=approved,
            until=until,
        )
    if own is not None:
        _refuse_why(own, sentence("not applicable"))
    not_applicable = answer.level == LEVEL_NOT_APPLICABLE
    if not_applicable and own is None and not any(said.values()):
        return answer
    before = said_of(practice, answer)
    new = {name: what for name, what in said.items() if what != before[name]}
    return with_said(practice, answer, new, rubric.top) if new or not_applicable else answer


def _said(row: Entries, criterion: str) -> Said:
    """Return what a row says of its criterion."""
    state = row.word(Head.STATE, CRITERION_STATES, sentence("a state of a criterion"))
    if state == WAIVED:
        reason, approved, until = _why(row, needed=True)
        return Waiver(
            criterion=criterion,
            reason=reason or "",
            by=row.text(Head.BY),
            approved_by=approved,
            until=until,
        )
    if not row.is_filled(Head.STATE) or state is not None:
        _refuse_why(row, WAIVED)
    return state  # type: ignore[return-value] # one of the words just looked for


def _why(row: Entries, *, needed: bool) -> tuple[str | None, str | None, date | None]:
    if needed and not row.is_filled(Head.REASON):
        message = sentence("the reason is missing")
        row.faults.note(row.at(Head.REASON), message, sentence("Write why it does not apply."))
    return row.text(Head.REASON), row.text(Head.APPROVED_BY), row.day(Head.UNTIL)


def _refuse_why(row: Entries, state: str) -> None:
    for name in _WITH_WAIVED:
        if row.is_filled(name):
            message = sentence("`{name}` goes with the state `{state}`", name=name, state=state)
            hint = sentence("Choose that state, or empty the cell; a remark goes into the note.")
            row.faults.note(row.at(name), message, hint)
