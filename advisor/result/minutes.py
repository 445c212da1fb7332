"""What a workshop came to, as values that minutes can be made of without its files."""

from collections.abc import Iterator, Sequence
from typing import Literal

from advisor.assessment.criteria import level_of
from advisor.assessment.model import IsoDate
from advisor.assessment.votes.file_model import Moment
from advisor.assessment.votes.model import Participant, Round, RoundStage, Settled, Voted, Workshop
from advisor.assessment.votes.people import missing_apart
from advisor.document.checked import Flag, Frozen, LevelKey, LevelNumber
from advisor.frozen import dataclass
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.votes.alpha import Agreement, agreement
from advisor.scoring.votes.dissent import Dissent, ToSettle, dissent, to_settle
from advisor.scoring.votes.tally import CriterionTally, QuestionTally, tally


@dataclass(frozen=True, kw_only=True)
class Attendee(Frozen):
    """Somebody who took part by name."""

    name: str
    role: str | None = None
    apart: Flag = False


@dataclass(frozen=True, kw_only=True)
class VoteNote(Frozen):
    """What somebody noted with a vote, by name or not."""

    text: str
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionMinutes(Frozen):
    """What was decided: a level where one follows, and how many facts are met of how many.

    What does not apply counts for neither. `word` is what was said of all of them where it is one
    thing that gives no level.
    """

    level: LevelNumber | None
    met: int
    facts: int
    word: Literal["unknown", "waived"] | None = None
    note: str | None = None
    by: str | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionMinutes(Frozen):
    """One question: how far it came, how long it took, its votes, and what was decided."""

    practice: str
    title: str
    stage: Literal["waiting", "open", "revealed", "decided", "parked"]
    seconds: int
    votes: int
    levels: dict[LevelKey, int]
    division: float
    decision: DecisionMinutes | None = None
    parked_for: str | None = None
    notes: tuple[VoteNote, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FactMinutes(Frozen):
    """What was said of one criterion on which people differ, and which share of them agrees."""

    practice: str
    title: str
    criterion: str
    text: str
    met: int
    unmet: int
    unknown: int
    not_mine: int
    agreeing: float | None


@dataclass(frozen=True, kw_only=True)
class DissentMinutes(Frozen):
    """Who said else than what was decided of a criterion."""

    title: str
    text: str
    decided: Settled
    said: Voted
    names: tuple[str, ...]
    unnamed: int


@dataclass(frozen=True, kw_only=True)
class SettleMinutes(Frozen):
    """A criterion that is open after the votes, who says that it is met, and what convinces."""

    title: str
    text: str
    level: LevelNumber
    divided: Flag
    by: tuple[Attendee, ...]
    unnamed: int
    kinds: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ActionMinutes(Frozen):
    """What somebody is to do; `about` is the title of a practice or step, or what was written."""

    what: str
    owner: str | None = None
    due: IsoDate | None = None
    about: str | None = None


@dataclass(frozen=True, kw_only=True)
class WorkshopMinutes(Frozen):
    """A workshop's minutes.

    `facts` are those on which people differ, `agreed` is how many others at least two people know.
    `missing` tells who, voting apart, still owes how many questions.
    """

    team: str
    began: Moment
    ended: Moment
    over: Flag
    seconds: int
    minutes: int | None
    facilitators: tuple[str, ...]
    attendees: tuple[Attendee, ...]
    unnamed: int
    agreement: Agreement
    questions: tuple[QuestionMinutes, ...]
    facts: tuple[FactMinutes, ...]
    agreed: int
    dissent: tuple[DissentMinutes, ...]
    settle: tuple[SettleMinutes, ...]
    actions: tuple[ActionMinutes, ...]
    missing: dict[str, int]


def minutes_of(rubric: Rubric, workshop: Workshop) -> WorkshopMinutes:
    """Return the minutes of a workshop on answers to a rubric."""
    return _Minuting(rubric, workshop).minutes()


class _Minuting:
    def __init__(self, rubric: Rubric, workshop: Workshop) -> None:
        self.rubric = rubric
        self.workshop = workshop
        self.practices = {practice.id: practice for practice in rubric.practices}
        self.steps = {step.id: step.title for step in rubric.steps}
        self.roles = {role.id: role.title for role in rubric.roles}
        self.tallies = [
            tally(self.practices[i.practice], i, workshop.rounds[i.practice], rubric.top)
            for i in workshop.agenda
        ]

    def minutes(self) -> WorkshopMinutes:
        workshop, tallies = self.workshop, self.tallies
        every = [criterion for one in tallies for criterion in one.criteria]
        return WorkshopMinutes(
            team=workshop.team,
            began=workshop.began,
            ended=workshop.last,
            over=workshop.ended,
            seconds=workshop.seconds,
            minutes=workshop.minutes,
            facilitators=workshop.facilitators,
            attendees=tuple(map(self._attendee, workshop.participants.values())),
            unnamed=workshop.unnamed,
            agreement=agreement(tallies, self.rubric.top),
            questions=tuple(map(self._question, tallies)),
            facts=tuple(self._facts()),
            agreed=sum(c.agreeing is not None and not c.divided for c in every),
            dissent=tuple(map(self._dissent, dissent(workshop, tallies))),
            settle=tuple(map(self._settle, to_settle(self.rubric, workshop, tallies))),
            actions=tuple(
                ActionMinutes(what=a.what, owner=a.owner, due=a.due, about=self._about(a.about))
                for a in workshop.actions
            ),
            missing=missing_apart(workshop),
        )

    def _attendee(self, person: Participant) -> Attendee:
        role = self.roles.get(person.role, person.role) if person.role else None
        return Attendee(name=person.name, role=role, apart=person.apart)

    def _question(self, question: QuestionTally) -> QuestionMinutes:
        practice = self.practices[question.practice]
        round_ = self.workshop.rounds[practice.id]
        return QuestionMinutes(
            practice=practice.id,
            title=practice.title,
            stage=round_.stage.value,
            seconds=round_.seconds,
            votes=question.votes,
            levels=dict(question.levels),
            division=question.division,
            decision=self._decision(practice, round_),
            parked_for=round_.parked_for if round_.stage is RoundStage.PARKED else None,
            notes=tuple(_notes(round_)),
        )

    def _decision(self, practice: Practice, round_: Round) -> DecisionMinutes | None:
        decision = round_.decision
        if decision is None:
            return None
        words = {*decision.said.values()}
        asked = [c for c in practice.criteria if c.id in decision.said]
        said = {c.id: "met" if decision.said[c.id] == "met" else "unmet" for c in asked}
        plain = words <= {"met", "unmet"}
        whole: Literal["unknown", "waived"] | None = None
        if words == {"unknown"}:
            whole = "unknown"
        elif words == {"waived"}:
            whole = "waived"
        return DecisionMinutes(
            level=level_of(asked, said, self.rubric.top) if plain else None,  # type: ignore[arg-type]
            met=sum(word == "met" for word in decision.said.values()),
            facts=sum(decision.said[c.id] != "waived" for c in asked) or len(asked),
            word=whole,
            note=decision.note,
            by=decision.by,
        )

    def _facts(self) -> Iterator[FactMinutes]:
        """Yield the facts that divide people, those first on which fewest agree."""
        found = [(one.practice, c) for one in self.tallies for c in one.criteria if c.divided]
        for practice, criterion in sorted(found, key=lambda pair: pair[1].agreeing or 0):
            yield self._fact(practice, criterion)

    def _fact(self, practice: str, criterion: CriterionTally) -> FactMinutes:
        counts = criterion.counts
        return FactMinutes(
            practice=practice,
            title=self.practices[practice].title,
            criterion=criterion.id,
            text=self._text(practice, criterion.id),
            met=counts["met"],
            unmet=counts["unmet"],
            unknown=counts["unknown"],
            not_mine=counts["not-mine"],
            agreeing=criterion.agreeing,
        )

    def _dissent(self, item: Dissent) -> DissentMinutes:
        return DissentMinutes(
            title=self.practices[item.practice].title,
            text=self._text(item.practice, item.criterion),
            decided=item.decided,
            said=item.said,
            names=item.names,
            unnamed=item.unnamed,
        )

    def _settle(self, item: ToSettle) -> SettleMinutes:
        titles = {kind.id: kind.title for kind in self.rubric.evidence_kinds}
        return SettleMinutes(
            title=self.practices[item.practice].title,
            text=self._text(item.practice, item.criterion),
            level=item.level,
            divided=item.divided,
            by=tuple(map(self._attendee, item.by)),
            unnamed=item.unnamed,
            kinds=tuple(titles[kind] for kind in item.kinds),
            examples=item.examples,
        )

    def _text(self, practice: str, criterion: str) -> str:
        return next(c.text for c in self.practices[practice].criteria if c.id == criterion)

    def _about(self, about: str | None) -> str | None:
        if about is None:
            return None
        if about in self.practices:
            return self.practices[about].title
        return self.steps.get(about, about)


def _notes(round_: Round) -> Sequence[VoteNote]:
    named = [VoteNote(text=v.note, name=name) for name, v in round_.named.items() if v.note]
    return [*named, *(VoteNote(text=text) for text in round_.unnamed_remarks)]
