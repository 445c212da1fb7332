"""A votes file into a workshop; what is wrong in it is told with its place, all at once."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from advisor.assessment.votes.file_model import (
    DECIDED_LISTS,
    LISTS,
    DecisionLists,
    NamedVote,
    RoundRecord,
    VoteLists,
    VotesRecord,
    listed,
)
from advisor.assessment.votes.model import (
    ActionItem,
    AgendaItem,
    Participant,
    Round,
    RoundStage,
    TeamDecision,
    Vote,
    Workshop,
    in_order,
)
from advisor.document.fault_words import nearest
from advisor.document.parse import Document, Path_
from advisor.errors import ContentError, Problem
from advisor.errors import in_order as by_place
from advisor.frozen import dataclass
from advisor.rubric.model import Rubric
from advisor.translation import sentence


@dataclass(frozen=True, kw_only=True)
class SavedWorkshop:
    """A workshop as it was saved, and how often it had been by then."""

    workshop: Workshop
    generation: int


def read_votes(document: Document, rubric: Rubric | None = None) -> SavedWorkshop:
    """Return the workshop that a parsed votes file holds.

    By a `rubric` its questions must be of that one. Raises ContentError with every problem, and
    InputError for a file of another kind.
    """
    from advisor.document.validate import validate  # noqa: PLC0415 pydantic is slow

    if not (isinstance(document.data, dict) and "votes_version" in document.data):
        from advisor.document.file_kind import refuse_other_data  # noqa: PLC0415 only an error
        from advisor.document.known_files import VOTES  # noqa: PLC0415 likewise

        refuse_other_data(document.data, file=document.file, wanted=VOTES)
    try:
        record = validate(
            VotesRecord,
            document.data,
            locate=document.locate,
            mark=document.mark,
            earlier=document.problems,
        )
    except ContentError as error:
        raise ContentError.of(by_place(error.problems), more=error.more) from None
    problems = [*document.problems, *_Contradictions(document, record, rubric).all()]
    if problems:
        raise ContentError.of(by_place(problems))
    return SavedWorkshop(workshop=_workshop(record), generation=record.generation)


class _Contradictions:
    """Looks for what each part of a file may say, and not all of it together."""

    def __init__(self, document: Document, record: VotesRecord, rubric: Rubric | None) -> None:
        self.document = document
        self.record = record
        self.rubric = rubric

    def all(self) -> Iterator[Problem]:
        record = self.record
        if self.rubric is not None:
            yield from self._rubric(self.rubric)
        if record.current is not None and record.current not in record.questions:
            yield self._unknown(("current",), record.current, record.questions)
        names = [person.name for person in record.participants]
        yield from self._once(names, ("participants",))
        for practice, round_ in record.questions.items():
            yield from self._round(practice, round_, names)

    def _rubric(self, rubric: Rubric) -> Iterator[Problem]:
        if self.record.assessment.rubric != rubric.reference:
            yield self._problem(
                ("assessment", "rubric"),
                sentence(
                    "the votes are for `{named}`, the rubric is `{reference}`",
                    named=self.record.assessment.rubric,
                    reference=rubric.reference,
                ),
            )
            return
        criteria = {p.id: [criterion.id for criterion in p.criteria] for p in rubric.practices}
        for practice, round_ in self.record.questions.items():
            if practice not in criteria:
                yield self._unknown(("questions", practice), practice, criteria)
                continue
            for place, name in enumerate(round_.criteria):
                if name not in criteria[practice]:
                    at = ("questions", practice, "criteria", place)
                    yield self._unknown(at, name, criteria[practice])

    def _round(
        self, practice: str, round_: RoundRecord, names: Collection[str]
    ) -> Iterator[Problem]:
        at: Path_ = ("questions", practice)
        yield from self._once(round_.criteria, (*at, "criteria"))
        yield from self._once([vote.name for vote in round_.votes], (*at, "votes"))
        for place, vote in enumerate(round_.votes):
            if vote.name not in names:
                yield self._unknown((*at, "votes", place, "name"), vote.name, names)
            yield from self._lists(vote, LISTS, (*at, "votes", place), round_)
        for place, unnamed in enumerate(round_.unnamed):
            yield from self._lists(unnamed, LISTS, (*at, "unnamed", place), round_)
        if len(round_.unnamed) > self.record.unnamed:
            yield self._problem(
                (*at, "unnamed"),
                sentence("there are more unnamed votes than unnamed participants (`unnamed`)"),
            )
        if round_.decision is not None:
            yield from self._lists(round_.decision, DECIDED_LISTS, (*at, "decision"), round_)

    def _lists(
        self,
        record: VoteLists | DecisionLists,
        lists: Mapping[str, str],
        at: Path_,
        round_: RoundRecord,
    ) -> Iterator[Problem]:
        seen = set()
        for _, name, place, criterion in listed(record, lists):
            here = (*at, name, place)
            if criterion not in round_.criteria:
                yield self._unknown(here, criterion, round_.criteria)
            elif criterion in seen:
                yield self._twice(here, criterion)
            seen.add(criterion)

    def _once(self, names: Collection[str], at: Path_) -> Iterator[Problem]:
        seen = set()
        for place, name in enumerate(names):
            if name in seen:
                yield self._twice((*at, place), name)
            seen.add(name)

    def _twice(self, at: Path_, name: str) -> Problem:
        message = sentence("`{name}` stands here twice", name=name)
        return self._problem(at, message, sentence("Remove one of the two."))

    def _unknown(self, at: Path_, name: str, valid: Collection[str]) -> Problem:
        message = sentence("`{name}` is not known here", name=name)
        return self._problem(at, message, nearest(name, valid))

    def _problem(self, at: Path_, message: str, hint: str | None = None) -> Problem:
        return Problem(message=message, hint=hint, location=self.document.locate(at))


def _workshop(record: VotesRecord) -> Workshop:
    return Workshop(
        rubric=record.assessment.rubric,
        team=record.assessment.team,
        agenda=tuple(
            AgendaItem(practice=practice, criteria=round_.criteria)
            for practice, round_ in record.questions.items()
        ),
        rounds={practice: _round(round_) for practice, round_ in record.questions.items()},
        began=record.began,
        last=record.last,
        participants={
            p.name: Participant(name=p.name, role=p.role, here=not p.left, apart=p.apart)
            for p in record.participants
        },
        unnamed=record.unnamed,
        unnamed_away=record.unnamed_away,
        unnamed_apart=record.unnamed_apart,
        current=record.current,
        facilitators=record.facilitators,
        minutes=record.minutes,
        timebox=record.timebox,
        open_until=record.open_until,
        seconds=record.seconds,
        since=record.since,
        ended=record.ended,
        actions=tuple(
            ActionItem(what=a.what, owner=a.owner, due=a.due, about=a.about) for a in record.actions
        ),
    )


def _round(record: RoundRecord) -> Round:
    return Round(
        stage=RoundStage(record.stage),
        named={vote.name: _vote(vote) for vote in record.votes},
        loose=in_order(map(_vote, record.unnamed)),
        remarks=tuple(sorted(record.unnamed_notes)),
        revealed_by=record.revealed_by,
        shown=record.shown,
        decision=_decision(record.decision),
        parked_for=record.parked_for,
        seconds=record.seconds,
        since=record.since,
        extra=record.extra,
    )


def _vote(record: VoteLists) -> Vote:
    note = record.note if isinstance(record, NamedVote) else None
    return Vote(said=_said(record, LISTS), note=note)


def _decision(record: DecisionLists | None) -> TeamDecision | None:
    if record is None:
        return None
    said = _said(record, DECIDED_LISTS)
    return TeamDecision(said=said, note=record.note, by=record.by, at=record.at)


def _said(record: VoteLists | DecisionLists, lists: Mapping[str, str]) -> Any:
    return {criterion: said for said, _, _, criterion in listed(record, lists)}
