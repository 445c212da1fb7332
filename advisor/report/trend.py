"""The figures of a team over time, each as values between nothing and all."""

from collections.abc import Sequence
from datetime import date

from advisor.frozen import dataclass
from advisor.result.model import Result
from advisor.scoring.history import Backing, HistoryLine, backing_of, features_of_sides
from advisor.scoring.model import FeatureCount, Scorecard
from advisor.scoring.number import show_score, show_share
from advisor.words.comparison import say_arrow
from advisor.words.coverage import MOST_OPEN
from advisor.words.trend import say_of, trend_names

_NONE = "–"
_MARKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, kw_only=True)
class TrendPoint:
    """The figures of the primary side on a day; None is not known."""

    on: date
    claimed: int | None
    supported: int | None
    score: float | None
    features: FeatureCount | None
    coverage: float | None
    evidence: Backing | None


@dataclass(frozen=True, kw_only=True)
class Trend:
    """One figure over time: shares of the most it can be, and in words where it came from."""

    name: str
    shares: tuple[float | None, ...]
    told: str

    @property
    def marks(self) -> str:
        """The trend as a row of columns, as high as the shares."""
        highest = len(_MARKS) - 1
        return "".join(
            "·" if share is None else _MARKS[round(max(0.0, min(1.0, share)) * highest)]
            for share in self.shares
        )


def points_of_line(line: HistoryLine) -> tuple[TrendPoint, ...]:
    """Return the points of a line of history."""
    side = line.primary_side
    return tuple(
        TrendPoint(
            on=moment.on,
            claimed=None if moment.thin else moment.levels[side].claimed,
            supported=None if moment.thin else moment.levels[side].supported,
            score=_told(moment.score.value, moment.coverage.value),
            features=(moment.features or {}).get(side),
            coverage=moment.coverage.value,
            evidence=moment.evidence,
        )
        for moment in line.moments
    )


def points_of_result(result: Result) -> tuple[TrendPoint, ...]:
    """Return the points of the earlier assessments that a result knows, and its own."""
    earlier = tuple(
        TrendPoint(
            on=past.assessed_on,
            claimed=None if past.thin else _level(past.level.get("claimed")),
            supported=None if past.thin else _level(past.level.get("supported")),
            score=_told(past.score, past.coverage),
            features=past.features,
            coverage=past.coverage,
            evidence=past.evidence,
        )
        for past in result.history
    )
    own = TrendPoint(
        on=result.assessed_on,
        claimed=None if result.thin else result.held("claimed"),
        supported=None if result.thin else result.held("supported"),
        score=_told(result.score.value, result.coverage.value),
        features=primary_features(result),
        coverage=result.coverage.value,
        evidence=backing_of(result),
    )
    return (*earlier, own)


def primary_features(card: Scorecard) -> FeatureCount | None:
    """Return how many features the primary side holds; None of a result of schema 1."""
    return (features_of_sides(card) or {}).get(card.rubric.primary_side)


def trends(points: Sequence[TrendPoint], top: int) -> tuple[Trend, ...]:
    """Return each figure over time that is known at some point."""
    names = trend_names(top)
    told = (
        ("claimed", [(_share(p.claimed, top), _whole(p.claimed)) for p in points]),
        ("supported", [(_share(p.supported, top), _whole(p.supported)) for p in points]),
        ("score", [(_share(p.score, top), show_score(p.score)) for p in points]),
        ("features", [(_held(p.features), say_of(p.features)) for p in points]),
        ("coverage", [(p.coverage, show_share(p.coverage)) for p in points]),
        ("evidence", [(_shown(p.evidence), show_share(_shown(p.evidence))) for p in points]),
    )
    return tuple(
        Trend(
            name=names[key],
            shares=tuple(share for share, _ in values),
            told=_from_to([text for share, text in values if share is not None]),
        )
        for key, values in told
        if any(share is not None for share, _ in values)
    )


def _from_to(texts: Sequence[str]) -> str:
    first, last = texts[0], texts[-1]
    return last if first == last else say_arrow(first, last)


def _told(score: float | None, coverage: float | None) -> float | None:
    """Return a score where enough is known to tell it as one number; older results do not say."""
    return score if coverage is None or coverage >= MOST_OPEN else None


def _level(value: int | bool | None) -> int | None:
    return None if value is None else int(value)


def _whole(level: int | None) -> str:
    return _NONE if level is None else str(level)


def _share(value: float | None, top: int) -> float | None:
    return None if value is None or not top else value / top


def _held(features: FeatureCount | None) -> float | None:
    return features.held / features.all if features and features.all else None


def _shown(evidence: Backing | None) -> float | None:
    return evidence.share if evidence else None
