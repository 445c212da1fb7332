"""Whether conditions hold, and why one does not."""

from collections.abc import Iterator

from advisor.scoring.gate import LevelFall, Regress, Verdict
from advisor.scoring.number import show_share
from advisor.translation import counted, sentence
from advisor.words.criterion import name_of, say_blocker
from advisor.words.level_change import say_feature_moved, say_turned
from advisor.words.phrase import few, quoted
from advisor.words.proposal import say_beside

_MOST = 5


def say_condition(verdict: Verdict) -> str:  # noqa: PLR0911 one for each kind
    """Return what was wanted."""
    wanted = f"{verdict.wanted:.15g}" if verdict.wanted is not None else ""
    match verdict.kind:
        case "min-level":
            return sentence("level at least {wanted} ({basis})", wanted=wanted, basis=verdict.basis)
        case "min":
            return sentence(
                "{side}:{element} at least {wanted} ({basis})",
                side=verdict.side,
                element=verdict.element,
                wanted=wanted,
                basis=verdict.basis,
            )
        case "min-coverage":
            return sentence("coverage at least {share}", share=show_share(verdict.wanted))
        case "max-unknown":
            return sentence("criteria unknown at most {wanted}", wanted=wanted)
        case "max-waived":
            return sentence("criteria waived at most {wanted}", wanted=wanted)
        case "no-contradictions":
            return sentence("no answer contradicted by a proposal")
        case "no-regress":
            since = verdict.regress.since if verdict.regress else ""
            return sentence("no regress since {day} ({basis})", day=since, basis=verdict.basis)


def say_found(verdict: Verdict) -> str:
    """Return what there is."""
    measured = verdict.measured
    if verdict.kind == "no-regress":
        return _say_worse(int(measured or 0))
    if measured is None:
        level = verdict.kind == "min-level"
        said = sentence("nothing is answered, so there is no score")
        return sentence("no level can be held") if level else said
    return {
        "min-level": sentence("level {level}", level=int(measured)),
        "min": _say_low(measured, verdict.score),
        "no-contradictions": counted("{n} is contradicted", "{n} are contradicted", int(measured)),
        "min-coverage": show_share(measured),
    }.get(verdict.kind, f"{measured:g}")


def _say_low(low: float, score: float | None) -> str:
    if low == score:
        return f"{low:g}"
    return sentence("{low}, with all that is open unmet", low=f"{low:g}")


def _say_worse(number: int) -> str:
    if not number:
        return sentence("no level, feature or criterion fell")
    return counted("{n} is worse", "{n} are worse", number)


def say_failures(verdict: Verdict) -> Iterator[str]:
    """Yield each reason why a condition does not hold."""
    for blocker in verdict.blockers:
        yield sentence("{name}: {reason}", name=name_of(blocker), reason=say_blocker(blocker))
    yield from verdict.criteria
    for item in verdict.contradictions:
        yield sentence(
            "{criterion}: {said}", criterion=item.proposal.criterion, said=say_beside(item)
        )
    if verdict.regress:
        yield from _say_regress(verdict.regress)


def _say_regress(regress: Regress) -> Iterator[str]:
    for fall in regress.levels:
        yield _say_fall(fall)
    for feature in regress.features:
        yield sentence(
            "{feature}: {moved}", feature=quoted(feature.title), moved=say_feature_moved(feature)
        )
    for change in (*regress.criteria, *regress.forgotten):
        yield sentence(
            "{practice}/{criterion}: {turned}",
            practice=change.practice,
            criterion=change.criterion,
            turned=say_turned(change),
        )


def _say_fall(fall: LevelFall) -> str:
    if fall.held.after is None:
        return sentence(
            "{side}:overall held level {level} and can hold none now: no core feature applies",
            side=fall.side,
            level=fall.held.before,
        )
    names = few([name_of(blocker) for blocker in fall.barring], _MOST)
    return sentence(
        "{side}:overall fell from level {before} to {after}: {names}",
        side=fall.side,
        before=fall.held.before,
        after=fall.held.after,
        names=names,
    )
