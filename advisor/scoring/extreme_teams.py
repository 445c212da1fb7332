"""Whether a rubric gives its extreme teams the levels they must have."""

from collections.abc import Iterator
from datetime import date

from advisor.assessment.model import Answer, Assessment, Evidence, Team
from advisor.rubric.lint.finding import Finding
from advisor.rubric.model import Rubric
from advisor.scoring.score import score
from advisor.translation import sentence

_ANY_DAY = date(2000, 1, 1)


def check_extremes(rubric: Rubric) -> Iterator[Finding]:
    """Yield findings when all-best answers do not give the top level, or all-worst not level 0."""
    best = score(rubric, _uniform(rubric, rubric.top))
    worst = score(rubric, _uniform(rubric, 0))
    strongest = max((kind.caps for kind in rubric.evidence_kinds), default=rubric.top)
    for side in rubric.sides:
        held = best.level[f"{side.id}_claimed"]
        if held != rubric.top:
            yield _finding(
                "best-is-not-top",
                sentence("the best answers on side `{side}` hold {held}", side=side.id, held=held),
            )
        held = worst.level[f"{side.id}_claimed"]
        if held != 0:
            yield _finding(
                "worst-is-not-zero",
                sentence("the worst answers on `{side}` hold {held}", side=side.id, held=held),
            )
    if best.blockers:
        yield _finding(
            "best-is-blocked",
            sentence("`{practice}` blocks the best answers", practice=best.blockers[0].practice),
        )
    if strongest < rubric.top:
        message = sentence(
            "no kind of evidence supports more than level {strongest}", strongest=strongest
        )
        yield _finding("evidence-falls-short", message)


def _uniform(rubric: Rubric, level: int) -> Assessment:
    kinds = sorted(rubric.evidence_kinds, key=lambda kind: kind.caps)
    evidence = (Evidence(kind=kinds[-1].id, ref="any"),) if kinds else ()
    return Assessment(
        rubric=rubric.reference,
        team=Team(name="any"),
        assessed_on=_ANY_DAY,
        answers={p.id: Answer(level=level, evidence=evidence) for p in rubric.practices},
    )


def _finding(rule: str, message: str) -> Finding:
    return Finding(rule=rule, message=message, path=("practices",))
