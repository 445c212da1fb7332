"""Where the team stands after each key: what the bar that is always in view shows."""

from dataclasses import dataclass, replace
from datetime import date

from advisor.assessment.model import Answer, AnswerState, Assessment
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.level import blockers_for, level_held, next_level
from advisor.scoring.model import Blocker, PracticeScore
from advisor.scoring.score import score_practice
from advisor.words.standing import say_before, say_effect

_Context = tuple[date, tuple[tuple[str, str | bool], ...]]


@dataclass(frozen=True, kw_only=True)
class SideStanding:
    """The levels one side holds, as claimed and as supported; None when none can be held."""

    id: str
    title: str
    claimed: int | None
    supported: int | None


@dataclass(frozen=True, kw_only=True)
class LiveStanding:
    """Levels, coverage and what blocks the level after the one claimed.

    `sides` begins with the side that decides. `next_level` is None at the top.
    """

    sides: tuple[SideStanding, ...]
    top: int
    answered: int
    unknown: int
    applicable: int
    next_level: int | None
    blockers: tuple[Blocker, ...]

    @property
    def level(self) -> int | None:
        """The overall level claimed."""
        return self.sides[0].claimed

    @property
    def coverage(self) -> float:
        """Answered practices as a share of those that apply; 0 when none does."""
        return self.answered / self.applicable if self.applicable else 0.0


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many of the questions asked of the team are settled: by a level, or otherwise."""

    settled: int
    asked: int
    quick: bool


class LiveScore:
    """Scores each practice once, and again only when what it depends on has changed."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self._asked = {practice.id: practice for practice in rubric.practices}
        self._context: _Context | None = None
        self._practice_scores: dict[str, tuple[Answer | None, PracticeScore]] = {}

    def practices(self, assessment: Assessment) -> tuple[PracticeScore, ...]:
        """Return every practice as answered, in the rubric's order."""
        context = (assessment.assessed_on, tuple(sorted(assessment.team.profile.items())))
        if context != self._context:
            self._practice_scores.clear()
            self._context = context
        return tuple(self._practice(assessment, item) for item in self._rubric.practices)

    def _practice(self, assessment: Assessment, practice: Practice) -> PracticeScore:
        answer = assessment.answers.get(practice.id)
        cached = self._practice_scores.get(practice.id)
        if cached is None or cached[0] is not answer:
            cached = (answer, score_practice(self._rubric, assessment, practice))
            self._practice_scores[practice.id] = cached
        return cached[1]

    def standing(self, assessment: Assessment) -> LiveStanding:
        """Return where the assessment stands."""
        return self._standing(self.practices(assessment))

    def effect(
        self, before: LiveStanding, assessment: Assessment, practice_id: str, level: int
    ) -> str:
        """Return what another level claimed for one practice would do to the level; maybe nothing.

        Nothing moves where the practice has no gate on the side that decides.
        """
        asked = self._asked[practice_id]
        if asked.side != self._rubric.primary_side or not asked.gates:
            return ""
        return say_change(before, self.if_claimed(assessment, practice_id, level))

    def if_claimed(self, assessment: Assessment, practice_id: str, level: int) -> LiveStanding:
        """Return where it would stand with another level claimed for one practice."""
        answers = {**assessment.answers, practice_id: Answer(level=level)}
        tried = replace(assessment, answers=answers)
        scored = score_practice(self._rubric, tried, self._asked[practice_id])
        practices = self.practices(assessment)
        return self._standing(tuple(scored if p.id == practice_id else p for p in practices))

    def _standing(self, practices: tuple[PracticeScore, ...]) -> LiveStanding:
        rubric = self._rubric
        sides = sorted(rubric.sides, key=lambda side: side.id != rubric.primary_side)
        of_side = {side.id: [p for p in practices if p.side == side.id] for side in sides}
        held = level_held(of_side[rubric.primary_side], rubric.top, "claimed")
        following = next_level(held, rubric.top)
        states = [practice.state for practice in practices]
        return LiveStanding(
            sides=tuple(
                SideStanding(
                    id=side.id,
                    title=side.title,
                    claimed=level_held(of_side[side.id], rubric.top, "claimed"),
                    supported=level_held(of_side[side.id], rubric.top, "supported"),
                )
                for side in sides
            ),
            top=rubric.top,
            answered=states.count(AnswerState.ANSWERED),
            unknown=states.count(AnswerState.UNKNOWN),
            applicable=len(states) - states.count(AnswerState.NOT_APPLICABLE),
            next_level=following,
            blockers=()
            if following is None
            else blockers_for(of_side[rubric.primary_side], following, "claimed"),
        )


def say_blockers(standing: LiveStanding) -> str:
    """Return what stands before the next level: `Level 1: 3 blockers left`."""
    return say_before(standing.level, standing.next_level, len(standing.blockers))


def say_change(before: LiveStanding, after: LiveStanding) -> str:
    """Return what an answer does to the level, or nothing when it moves neither it nor blockers."""
    blockers = len(before.blockers), len(after.blockers)
    return say_effect(before.level, after.level, blockers)
