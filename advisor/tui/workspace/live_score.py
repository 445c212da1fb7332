"""Where the team stands after each key: what the bar that is always in view shows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from advisor.assessment.model import NOT_APPLICABLE, Answer, Assessment
from advisor.frozen import dataclass
from advisor.identity_cache import cached_by_identity
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.answered import Judge, score_practice
from advisor.scoring.concern import Concern
from advisor.scoring.coverage import coverage
from advisor.scoring.criterion import score_criteria
from advisor.scoring.feature import Facts, facts, score_again, score_features
from advisor.scoring.level import FeaturesInScope, blockers_for
from advisor.scoring.model import Blocker, Coverage, FeatureScore
from advisor.scoring.practice import practice_figures
from advisor.scoring.practice_score import CriterionScore, PracticeScore, WaiverScore
from advisor.scoring.score import concern_of
from advisor.scoring.states import ENOUGH
from advisor.scoring.waiver import score_waivers, without_waived
from advisor.words.next_level import say_before
from advisor.words.standing_bar import say_effect

_Context = tuple[date, tuple[tuple[str, object], ...]]
_Scores = Mapping[str, PracticeScore]


@dataclass(frozen=True, kw_only=True)
class LiveSide:
    """The features of one side that decide its level, and the levels it holds; None for none.

    What is asked of it is found when it is asked for: what a key would do is tried several times
    a question.
    """

    id: str
    title: str
    scores: tuple[FeatureScore, ...]
    known: Facts

    @cached_property
    def features(self) -> FeaturesInScope:
        """The features in scope, as claimed."""
        return FeaturesInScope(self.scores, self.known)

    @cached_property
    def claimed(self) -> int | None:
        """The level claimed."""
        return self.features.held

    @cached_property
    def supported(self) -> int | None:
        """The level supported."""
        return FeaturesInScope(self.scores, self.known, "supported").held

    @cached_property
    def guarded(self) -> bool | None:
        """Whether the level claimed is guarded."""
        return self.features.guarded

    @cached_property
    def thin(self) -> float | None:
        """The share known of what decides the next level, where that is too little to tell."""
        known = coverage((), self.features).defining or 0.0
        return known if known < ENOUGH and self.claimed is not None else None


@dataclass(frozen=True, kw_only=True)
class LiveStanding:
    """Levels, coverage and what blocks the level after the one claimed.

    `sides` begins with the side that decides; `known` are the criteria that define `features`.
    """

    sides: tuple[LiveSide, ...]
    top: int
    practices: _Scores
    known: Facts
    features: tuple[FeatureScore, ...]

    @property
    def level(self) -> int | None:
        """The overall level claimed."""
        return self.sides[0].claimed

    @property
    def guarded(self) -> bool | None:
        """Whether the overall level claimed is guarded."""
        return self.sides[0].guarded

    @property
    def next_level(self) -> int | None:
        """The next level that can be held; None at the top."""
        return self.sides[0].features.following

    @cached_property
    def blockers(self) -> tuple[Blocker, ...]:
        """What keeps the side that decides from the next level."""
        features = self.sides[0].features
        return blockers_for(features, features.following, self.practices.values())

    @cached_property
    def coverage(self) -> Coverage:
        """How much is answered: of all criteria, and of those that decide the next level."""
        return coverage(tuple(self.practices.values()), self.sides[0].features)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many of the questions asked of the team are settled."""

    settled: int
    asked: int
    quick: bool


class LiveScore:
    """Scores each practice once, and again only when what it depends on has changed."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self._asked = {practice.id: practice for practice in rubric.practices}
        self._caps = {kind.id: kind.caps for kind in rubric.evidence_kinds}
        self._context: _Context | None = None
        self._concern = Concern({})
        self._scored: dict[str, tuple[Answer | None, PracticeScore]] = {}
        self._last: tuple[Assessment, dict[str, PracticeScore]] | None = None
        self._stood: LiveStanding | None = None
        self._deciding = {
            practice.id
            for practice in rubric.practices
            if practice.side == rubric.primary_side and any(c.defines for c in practice.criteria)
        }
        self._sides = sorted(rubric.sides, key=lambda side: side.id != rubric.primary_side)

    def practices(self, assessment: Assessment) -> _Scores:
        """Return every practice as answered, waivers not yet judged."""
        if self._last is None or self._last[0] is not assessment:
            self._renew_context(assessment)
            self._score_changed(assessment)
            self._last = (assessment, {name: known[1] for name, known in self._scored.items()})
        return self._last[1]

    def _renew_context(self, assessment: Assessment) -> None:
        context = (assessment.assessed_on, tuple(sorted(assessment.team.profile.items())))
        if context != self._context:
            self._scored.clear()
            self._stood = None
            self._context = context
            self._concern = concern_of(self._rubric, assessment)

    def _score_changed(self, assessment: Assessment) -> None:
        """Score the practices that were answered otherwise the last time, or not scored yet."""
        answered, scored = assessment.answers.get, self._scored.get
        for name, practice in self._asked.items():
            answer, known = answered(name), scored(name)
            if known is None or known[0] is not answer:
                score = self._score(assessment, practice, answer or Answer())
                self._scored[name] = (answer, score)

    def _score(self, assessment: Assessment, practice: Practice, answer: Answer) -> PracticeScore:
        judge = Judge(self._concern, self._caps, assessment.assessed_on, self._rubric.top)
        return score_practice(practice, answer, judge)

    def standing(self, assessment: Assessment) -> LiveStanding:
        """Return where the assessment stands."""
        self._stood = self._standing(assessment, self.practices(assessment))
        return self._stood

    def decides(self, practice_id: str) -> bool:
        """Tell whether a practice defines features of the side that decides."""
        return practice_id in self._deciding

    def effect(
        self, before: LiveStanding, assessment: Assessment, practice_id: str, answer: Answer
    ) -> str:
        """Return what another answer to one practice would do to the level; maybe nothing.

        Nothing moves where the practice does not decide.
        """
        if not self.decides(practice_id):
            return ""
        if _waives(assessment) or _is_waiver(answer):  # which other practices may have a say in
            return say_change(before, self.if_answered(assessment, practice_id, answer))
        asked, first = self._asked[practice_id], before.sides[0]
        concerned = self._concern.of(asked)
        criteria = score_criteria(asked, answer, concerned, (), assessment.assessed_on)
        changed = {f"{practice_id}/{c.id}": c for c in criteria if c.defines}
        known = {**before.known, **changed}
        scores = score_again(first.scores, known, changed)
        after = LiveSide(id=first.id, title=first.title, scores=scores, known=known)
        return say_effect((first.claimed, first.guarded), (after.claimed, after.guarded))

    def if_answered(self, assessment: Assessment, practice_id: str, answer: Answer) -> LiveStanding:
        """Return where it would stand with another answer to one practice."""
        before = self.practices(assessment)
        tried = replace(assessment, answers={**assessment.answers, practice_id: answer})
        scored = self._score(tried, self._asked[practice_id], answer)
        return self._standing(tried, {**before, practice_id: scored})

    def _standing(self, assessment: Assessment, answered: _Scores) -> LiveStanding:
        practices = self._without_waived(assessment, answered)
        known, features = self._features(practices)
        sides = (
            LiveSide(
                id=side.id,
                title=side.title,
                scores=tuple(feature for feature in features if feature.side == side.id),
                known=known,
            )
            for side in self._sides
        )
        return LiveStanding(
            sides=tuple(sides),
            top=self._rubric.top,
            practices=practices,
            known=known,
            features=features,
        )

    def _features(self, practices: _Scores) -> tuple[Facts, tuple[FeatureScore, ...]]:
        """Return what is known of defining criteria, and the features: anew what has changed."""
        last = self._stood
        if last is None:
            known = _defining(practices.values())
            return known, score_features(self._rubric, known, self._concern)
        changed = _defining(p for name, p in practices.items() if p is not last.practices[name])
        known = {**last.known, **changed}
        return known, score_again(last.features, known, changed)

    def waivers(self, assessment: Assessment) -> tuple[WaiverScore, ...]:
        """Return what the team says does not apply to it, and whether that counts."""
        return self._waivers(assessment, self.practices(assessment))

    def _waivers(self, assessment: Assessment, answered: _Scores) -> tuple[WaiverScore, ...]:
        if not _waives(assessment):
            return ()
        answers = assessment.answers
        criteria = {name: practice.criteria for name, practice in answered.items()}
        day = assessment.assessed_on
        return score_waivers(self._rubric, answers, criteria, self._concern, day)

    def _without_waived(self, assessment: Assessment, answered: _Scores) -> _Scores:
        """Return the practices without what a waiver that counts takes out."""
        waivers = self._waivers(assessment, answered)
        found = dict(answered)
        for name in {waiver.practice for waiver in waivers if waiver.counts}:
            left = without_waived(name, answered[name].criteria, waivers)
            figures = practice_figures(left, self._rubric.top)._asdict()
            found[name] = replace(answered[name], criteria=left, **figures)
        return found


@cached_by_identity(maxsize=2)  # asked for several times a key
def _waives(assessment: Assessment) -> bool:
    return any(_is_waiver(answer) for answer in assessment.answers.values())


def _is_waiver(answer: Answer) -> bool:
    return bool(answer.waived) or answer.level == NOT_APPLICABLE


def _defining(practices: Iterable[PracticeScore]) -> dict[str, CriterionScore]:
    """Return the criteria that define features, by name."""
    return {name: c for name, c in facts(practices).items() if c.defines}


def say_blockers(standing: LiveStanding) -> str:
    """Return what stands before the next level: `Level 1: 3 lacking, 2 not known`."""
    return say_before(standing.level, standing.next_level, standing.blockers)


def say_change(before: LiveStanding, after: LiveStanding) -> str:
    """Return what an answer does to the level, or nothing when it moves neither it nor a guard."""
    return say_effect((before.level, before.guarded), (after.level, after.guarded))
