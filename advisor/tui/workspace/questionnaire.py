"""The questions asked of a team: which concern it, which come next, and what of each is shown."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from advisor.assessment.criteria import quick_criteria
from advisor.assessment.model import Answer, Assessment
from advisor.frozen import dataclass
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.practice_score import CriterionScore, PracticeScore
from advisor.scoring.states import CriterionState
from advisor.tui.workspace.live_score import LiveScore, LiveStanding, Progress
from advisor.tui.workspace.question_order import (
    Group,
    Grouping,
    following,
    groups,
    in_order,
    neighbour,
)
from advisor.tui.workspace.reading_time import minutes
from advisor.words.exclusion import say_excluded

if TYPE_CHECKING:
    from advisor.assessment.session.session import Session

_OUT = CriterionState.LEFT_OUT


@dataclass(frozen=True, kw_only=True)
class _Shown:
    """What is asked of a practice as it was scored, and whether some of it has no answer yet."""

    scored: PracticeScore
    quick: bool
    criteria: tuple[CriterionScore, ...]
    is_open: bool


class Questionnaire:
    """The questions of one open assessment, the one at hand, and where the team stands."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.quick = session.quick
        self.grouping: Grouping = "stage"
        self.live = LiveScore(session.rubric)
        self._stood: tuple[Assessment, LiveStanding] | None = None
        self._all: tuple[Assessment | None, bool, dict[str, _Shown]] = (None, False, {})
        self._by_id = {practice.id: practice for practice in session.rubric.practices}
        self._shown: dict[str, _Shown] = {}
        self.here = ""
        self.here = self.next_where(self.is_open) or self.first

    @property
    def rubric(self) -> Rubric:
        """The rubric the answers are for."""
        return self.session.rubric

    @property
    def assessment(self) -> Assessment:
        """The answers as they are on disk."""
        return self.session.assessment

    @property
    def groups(self) -> tuple[Group, ...]:
        """The questions asked, in groups."""
        return groups(self.rubric, self.grouping, quick=self.quick)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The questions asked, in order."""
        return in_order(self.groups)

    @property
    def practice(self) -> Practice:
        """The question at hand."""
        return self._by_id[self.here]

    @property
    def standing(self) -> LiveStanding:
        """Where the team stands now."""
        assessment = self.assessment
        if self._stood is None or self._stood[0] is not assessment:
            self._stood = (assessment, self.live.standing(assessment))
        return self._stood[1]

    @property
    def first(self) -> str:
        """The first question that concerns the team."""
        return self.next_where(self.concerns, after="") or self.practices[0].id

    @contextmanager
    def turned_to(self, practice_id: str) -> Iterator[None]:
        """Have another question at hand for as long as it takes to look at it."""
        here, self.here = self.here, practice_id
        try:
            yield
        finally:
            self.here = here

    def beside(self, by: int) -> str | None:
        """Return the question before or after the one at hand, or None beyond the ends.

        Those that the profile leaves out are passed over.
        """
        found = neighbour(self.practices, self.here, by)
        while found is not None and not self.concerns(found):
            found = neighbour(self.practices, found, by)
        return found

    def scored(self, practice_id: str) -> PracticeScore:
        """Return a practice as answered, with the state of each criterion."""
        return self.live.practices(self.assessment)[practice_id]

    def shown(self, practice_id: str) -> tuple[CriterionScore, ...]:
        """Return the criteria that are asked of the team: all that concern it, or the quick ones.

        A practice that is not asked quickly shows all.
        """
        return self._every[practice_id].criteria

    @property
    def _every(self) -> dict[str, _Shown]:
        """What is asked of every practice, found once a key: it is asked for hundreds of times."""
        assessment = self.assessment
        if self._all[0] is not assessment or self._all[1] is not self.quick:
            scored = self.live.practices(assessment)
            found = {name: self._asked_as(practice) for name, practice in scored.items()}
            self._all = (assessment, self.quick, found)
        return self._all[2]

    def _asked_as(self, scored: PracticeScore) -> _Shown:
        known = self._shown.get(scored.id)
        if known is None or known.scored is not scored or known.quick is not self.quick:
            asked = self._asked_of(scored.id)
            found = tuple(c for c in scored.criteria if c.id in asked and c.state is not _OUT)
            is_open = any(c.state is CriterionState.UNANSWERED for c in found)
            known = _Shown(scored=scored, quick=self.quick, criteria=found, is_open=is_open)
            self._shown[scored.id] = known
        return known

    def _asked_of(self, practice_id: str) -> set[str]:
        practice = self._by_id[practice_id]
        quick = quick_criteria(practice) if self.quick else ()
        return {criterion.id for criterion in quick or practice.criteria}

    def concerns(self, practice_id: str) -> bool:
        """Tell whether a question concerns a team of this profile."""
        return bool(self.shown(practice_id))

    def answer_to(self, practice_id: str) -> Answer:
        """Return what is answered, or an empty answer."""
        return self.assessment.answers.get(practice_id, Answer())

    def exclusion(self, practice: Practice) -> str | None:
        """Return why the team's profile leaves a question out, or None."""
        if self.concerns(practice.id):
            return None
        scored, asked = self.scored(practice.id), self._asked_of(practice.id)
        barring = [c.excluded for c in scored.criteria if c.id in asked and c.excluded]
        found = scored.excluded or next(iter(barring), ())
        fields = self.rubric.profile
        titles = {field.id: field.title for field in fields}
        options = {field.id: {each.id: each.title for each in field.options} for field in fields}
        return say_excluded(found, titles, options)

    def is_open(self, practice_id: str) -> bool:
        """Tell whether something asked of the team has no answer yet."""
        return self._every[practice_id].is_open

    def is_flagged(self, practice_id: str) -> bool:
        """Tell whether a question is flagged for discussion."""
        return self.answer_to(practice_id).flag

    def is_blocking(self, practice_id: str) -> bool:
        """Tell whether a question keeps the team from the next level."""
        return any(blocker.practice == practice_id for blocker in self.standing.blockers)

    def next_where(self, wanted: Callable[[str], bool], after: str | None = None) -> str | None:
        """Return the next question after the one at hand, or another, that is wanted."""
        return following(self.practices, self.here if after is None else after, wanted)

    def next_blocking(self) -> str | None:
        """Return the next question that blocks, asked or not; those asked come first."""
        found = self.next_where(self.is_blocking)
        if found is not None:
            return found
        everything = in_order(groups(self.rubric, self.grouping, quick=False))
        return following(everything, self.here, self.is_blocking)

    @property
    def concerning(self) -> tuple[str, ...]:
        """The questions asked that concern the team, in order."""
        every = self._every
        return tuple(p.id for p in self.practices if every[p.id].criteria)

    @property
    def open_ones(self) -> tuple[Practice, ...]:
        """The questions asked that have no answer yet, in order."""
        every = self._every
        return tuple(practice for practice in self.practices if every[practice.id].is_open)

    def progress(self, practices: Iterable[Practice]) -> tuple[int, int]:
        """Return how many questions are settled, and how many concern the team."""
        every = self._every
        asked = [shown for p in practices if (shown := every[p.id]).criteria]
        return sum(not shown.is_open for shown in asked), len(asked)

    @property
    def asked(self) -> Progress:
        """How far the team is with the questions asked."""
        settled, total = self.progress(self.practices)
        return Progress(settled=settled, asked=total, quick=self.quick)

    @property
    def minutes_left(self) -> float:
        """How many minutes the open questions take."""
        asked = ((practice, self.shown(practice.id)) for practice in self.open_ones)
        return minutes(self.rubric, asked, quick=self.quick)

    @property
    def not_asked(self) -> tuple[str, ...]:
        """What blocks the next level but is not among the quick questions."""
        asked = {practice.id for practice in self.practices}
        blocking = (blocker.practice for blocker in self.standing.blockers)
        return tuple(dict.fromkeys(name for name in blocking if name not in asked))
