"""Answers into the row of a team, without the scorecard of which a row has little.

Each thing that is said of a practice is scored once, by the rules that score one team: a row is the
same as `row_of` makes of the scorecard.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from advisor.assessment.model import Answer, Assessment, Evidence
from advisor.identity_cache import cached_by_identity
from advisor.rubric.model import Practice, Rubric
from advisor.scoring.bounds import Bounded, ScoreSums, Weight, sums_by, weight_of, whole_shares
from advisor.scoring.concern import Concern, Concerned
from advisor.scoring.coverage import share_answered
from advisor.scoring.criterion import Backing, Said, said_by, score_said
from advisor.scoring.model import Coverage
from advisor.scoring.portfolio.edition import PracticePlace, RowEdition
from advisor.scoring.portfolio.picking import Pick, picking
from advisor.scoring.portfolio.side_judge import SideJudge
from advisor.scoring.portfolio.states import letter_of_feature, states_of, tally_of
from advisor.scoring.portfolio.team import (
    OUT_OF_SCOPE,
    RowOrigin,
    TeamRow,
    criterion_letter,
    known_as,
    points,
)
from advisor.scoring.practice import practice_figures
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.score import concern_of
from advisor.scoring.waiver import score_waivers, waive_any, without_waived

_NOTHING = Answer()
_MOST_SAID = 1_000  # of one practice; what was said before is scored again
_PROFILES = 200
_QUESTIONS = 5_000


class _Judged(NamedTuple):
    """What an answer to a practice comes to; without a weight nothing of it counts."""

    criteria: tuple[CriterionScore, ...]
    letters: str
    answered: bool
    weight: Weight | None


class _Question:
    """A practice, as it concerns teams of some profiles."""

    def __init__(self, practice: Practice, place: PracticePlace, share: int, top: int) -> None:
        self.practice = practice
        self._place = place
        self._share = share
        self._top = top

    def judged(self, criteria: tuple[CriterionScore, ...]) -> _Judged:
        """Return what criteria in these states come to."""
        figures = practice_figures(criteria, self._top)
        counts = any(criterion.in_scope for criterion in criteria)
        weight = weight_of(self._place, self._share, figures.value, figures.high)
        return _Judged(
            criteria=criteria,
            letters="".join(map(criterion_letter, criteria)),
            answered=figures.value is not None,
            weight=weight if counts else None,
        )


class _AskedOf:
    """A question to teams of some profiles; each thing said in reply is judged once."""

    def __init__(self, question: _Question, concerned: Concerned) -> None:
        self.question = question
        self.id = question.practice.id
        self._concerned = concerned
        self._known: dict[Said, _Judged] = {}

    def judged(self, said: Said) -> _Judged:
        known = self._known.get(said)
        if known is None:
            if len(self._known) >= _MOST_SAID:
                self._known.clear()
            criteria = score_said(self.question.practice, self._concerned, said)
            known = self._known[said] = self.question.judged(criteria)
        return known


class _Scope(NamedTuple):
    """What is asked of teams of one profile, and what picks the criteria of each feature.

    Nothing does so for features that do not concern them.
    """

    asked: tuple[_AskedOf, ...]
    needs: tuple[Pick | None, ...]


class AnswersJudge:
    """Judges answers by one rubric, of which `edition` is what its rows are read by."""

    def __init__(self, rubric: Rubric, edition: RowEdition) -> None:
        self.edition = edition
        self._rubric = rubric
        self._caps = {kind.id: kind.caps for kind in rubric.evidence_kinds}
        states = states_of(edition)
        self._sides = [SideJudge(states, side.id) for side in edition.sides]
        self._needs = [picking(feature.criteria) for feature in edition.features]
        shares = whole_shares(tuple([practice.weight for practice in rubric.practices]))
        self._questions = [
            _Question(practice, place, share, rubric.top)
            for practice, place, share in zip(
                rubric.practices, edition.practices, shares, strict=True
            )
        ]
        self._scope = cached_by_identity(_PROFILES)(self._scope_of)
        self._asked = lru_cache(_QUESTIONS)(self._asked_of)

    def row(self, assessment: Assessment, origin: RowOrigin, as_of: date | None = None) -> TeamRow:
        """Return the row of a team, judged as of a day or else as of its own date."""
        day = as_of or assessment.assessed_on
        concern = concern_of(self._rubric, assessment)
        scope = self._scope(concern)
        judged = self._judged(assessment, concern, scope, day)
        criteria = "".join([one.letters for one in judged])
        features = "".join(
            [
                OUT_OF_SCOPE if needs is None else letter_of_feature(needs(criteria))
                for needs in scope.needs
            ]
        )
        weights = [one.weight for one in judged if one.weight]
        whole = sums_by(weights, attrgetter("side"))
        parts = list(self._parts(weights))
        coverage = Coverage(
            value=share_answered([tally_of(criteria)]),
            defining=self._sides[self.edition.primary].known(features, criteria),
        )
        return TeamRow(
            **known_as(origin, assessment.team.name, assessment.team.id),
            edition=self.edition.key,
            reference=self.edition.reference,
            assessed_on=assessment.assessed_on,
            as_of=day,
            thin=coverage.thin,
            coverage=coverage.value,
            defining=coverage.defining,
            sides=tuple(
                judge.row(features, criteria, _bounded(whole.get(side.id)))
                for side, judge in zip(self.edition.sides, self._sides, strict=True)
            ),
            scores=tuple([points(part.score) for part in parts]),
            lows=tuple([points(part.low) for part in parts]),
            features=features,
            criteria=criteria,
            expiries=tuple(sorted(_expiries(assessment, scope, judged))),
            flagged=sum(answer.flag for answer in assessment.answers.values()),
        )

    def _scope_of(self, concern: Concern) -> _Scope:
        by_id = {
            feature.id: feature
            for level in self._rubric.levels
            if level.level
            for feature in level.features
        }
        return _Scope(
            tuple(
                self._asked(place, concern.of(question.practice))
                for place, question in enumerate(self._questions)
            ),
            tuple(
                None if concern(by_id[feature.id].applies_when) else needs
                for feature, needs in zip(self.edition.features, self._needs, strict=True)
            ),
        )

    def _asked_of(self, place: int, concerned: Concerned) -> _AskedOf:
        return _AskedOf(self._questions[place], concerned)

    def _judged(
        self, assessment: Assessment, concern: Concern, scope: _Scope, day: date
    ) -> list[_Judged]:
        """Return what each practice comes to, what is waived of it taken out where it counts."""
        given, judged = assessment.answers.get, []
        for asked in scope.asked:
            answer = given(asked.id, _NOTHING)
            backing = self._backing(answer.evidence, day) if answer.evidence else ()
            judged.append(asked.judged(said_by(answer, backing, day)))
        if waive_any(assessment.answers.values()):
            self._take_out_waived(assessment, concern, scope, judged, day)
        return judged

    def _take_out_waived(
        self,
        assessment: Assessment,
        concern: Concern,
        scope: _Scope,
        judged: list[_Judged],
        day: date,
    ) -> None:
        criteria = {asked.id: one.criteria for asked, one in zip(scope.asked, judged, strict=True)}
        waivers = score_waivers(self._rubric, assessment.answers, criteria, concern, day)
        waived = {waiver.practice for waiver in waivers}
        for place, asked in enumerate(scope.asked):
            if asked.id in waived:
                left = without_waived(asked.id, criteria[asked.id], waivers)
                judged[place] = asked.question.judged(left)

    def _backing(self, evidence: Sequence[Evidence], day: date) -> Backing:
        """Return what of the evidence counts, without what other evidence shows as well."""
        found = {(self._caps[one.kind], one.shows) for one in evidence if one.valid_on(day)}
        if len(found) > 1:
            most = max((cap for cap, shows in found if not shows), default=-1)
            found = {
                (cap, shows) for cap, shows in found if cap > most or (cap, shows) == (most, ())
            }
        return tuple(sorted(found))

    def _parts(self, weights: Sequence[Weight]) -> Iterator[Bounded]:
        found: Mapping[str, Mapping[tuple[str, str], ScoreSums]] = {
            kind: sums_by(weights, attrgetter(kind, "side")) for kind in ("dimension", "stage")
        }
        for part in self.edition.parts:
            yield _bounded(found[part.kind].get((part.id, part.side)))


def _expiries(assessment: Assessment, scope: _Scope, judged: Sequence[_Judged]) -> Iterator[int]:
    """Yield the days on which evidence of what counts expires."""
    given = assessment.answers.get
    for asked, one in zip(scope.asked, judged, strict=True):
        if one.answered and one.weight:
            for piece in given(asked.id, _NOTHING).evidence:
                if piece.expires_on is not None:
                    yield piece.expires_on.toordinal()


def _bounded(sums: ScoreSums | None) -> Bounded:
    return Bounded() if sums is None else sums.bounded
