"""What the facilitator is about to record of a question whose votes are shown."""

from dataclasses import replace
from typing import Literal, Self, cast

from advisor.assessment.criteria import answer_of
from advisor.assessment.model import Waiver
from advisor.assessment.votes.ballot import Whole, whole_vote
from advisor.assessment.votes.model import AgendaItem, Settled
from advisor.rubric.model import Practice
from advisor.scoring.votes.tally import QuestionTally
from advisor.translation import counted, sentence

Turned = Literal["met", "unmet", "unknown"]


class DecisionDraft:
    """What is said of each fact so far; it begins with that on which all agree, and most know."""

    def __init__(self, practice: Practice, item: AgendaItem, top: int) -> None:
        self.practice = practice
        self.item = item
        self.said: dict[str, Settled] = {}
        self.note: str | None = None
        self._reasons: dict[str, Waiver] = {}
        self._top = top

    @classmethod
    def agreed(cls, practice: Practice, item: AgendaItem, votes: QuestionTally, top: int) -> Self:
        """Return a draft of what nobody disputes: who is asked decides the rest."""
        draft = cls(practice, item, top)
        for criterion in votes.criteria:
            if criterion.settled in {"met", "unmet"}:
                draft.said[criterion.id] = criterion.settled
        return draft

    def turn(self, criterion: str) -> None:
        """Turn a fact over: met, or not met."""
        self.said[criterion] = "unmet" if self.said.get(criterion) == "met" else "met"

    def say(self, criterion: str, what: Turned | None) -> None:
        """Say of one fact what it is, None for nothing."""
        if what is None:
            self.said.pop(criterion, None)
        else:
            self.said[criterion] = what

    def say_of_all(self, what: Whole) -> None:
        """Say a level, or that nobody knows, of the whole question."""
        vote = whole_vote(self.practice, self.item, what)
        self.said = cast("dict[str, Settled]", dict(vote.said))

    def leave_out(self, waiver: Waiver) -> None:
        """Say that a fact does not apply, or without one that none of the question does."""
        if waiver.criterion:
            self.said[waiver.criterion] = "waived"
        else:
            self.said = dict.fromkeys(self.item.criteria, "waived")
            self._reasons.clear()
        self._reasons[waiver.criterion] = waiver

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """Why what does not apply does not: once for the whole question, or fact by fact."""
        waived, whole = [n for n, s in self.said.items() if s == "waived"], self._reasons.get("")
        if self.whole is not None:
            return (self.whole,)
        found = (self._reasons.get(name) or whole for name in waived)
        return tuple(replace(w, criterion=n) for n, w in zip(waived, found, strict=True) if w)

    @property
    def whole(self) -> Waiver | None:
        """Why nothing of the question applies, if so."""
        said = {self.said.get(name) for name in self.item.criteria}
        return self._reasons.get("") if said == {"waived"} and len(self._reasons) == 1 else None

    @property
    def level(self) -> int | None:
        """The level that says the same, None where none does."""
        said = {c.id: self.said.get(c.id) for c in self.practice.criteria}
        asked = {name: said[name] for name in self.item.criteria}
        if None in asked.values() or "waived" in asked.values():
            return None
        level = answer_of(self.practice, asked, self._top).level  # type: ignore[arg-type] # none is waived here
        return level if isinstance(level, int) else None

    @property
    def open(self) -> int:
        """How many facts nothing is said of."""
        return sum(name not in self.said for name in self.item.criteria)

    def told(self) -> str:
        """Return what would be recorded, in a few words."""
        if self.whole is not None:
            return sentence("does not apply")
        met = sum(what == "met" for what in self.said.values())
        told = [sentence("{met} of {n} facts met", met=met, n=len(self.item.criteria))]
        waived = sum(what == "waived" for what in self.said.values())
        if waived:
            told.append(counted("{n} does not apply", "{n} do not apply", waived))
        if self.open:
            told.append(counted("{n} left open", "{n} left open", self.open))
        return ", ".join(told)
