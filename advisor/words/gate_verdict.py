"""Whether conditions hold, and why one does not."""

from collections.abc import Iterator, Sequence

from advisor.frozen import dataclass
from advisor.scoring.gate_model import (
    Criticality,
    Kind,
    LevelFall,
    LowPractice,
    Regress,
    Uncompared,
    Verdict,
)
from advisor.scoring.model import Blocker
from advisor.scoring.number import show_share
from advisor.scoring.states import Basis
from advisor.translation import counted, sentence
from advisor.words.criterion import name_of, say_blocker
from advisor.words.level_change import say_feature_moved, say_turned
from advisor.words.phrase import either, few, quoted
from advisor.words.proposal import say_beside

_MOST = 5


@dataclass(frozen=True, kw_only=True)
class GateFailure:
    """One reason why a condition does not hold, and of what in the answers it speaks.

    `evidence` is the reference of a piece of evidence of the practice.
    """

    said: str
    practice: str | None = None
    criterion: str | None = None
    evidence: str | None = None


def say_gate(team: str, verdicts: Sequence[Verdict]) -> str:
    """Return whether all conditions hold, and how many do not."""
    failing = sum(not verdict.holds for verdict in verdicts)
    if not failing:
        return counted(
            "{team}: the condition of the gate holds",
            "{team}: all {n} conditions of the gate hold",
            len(verdicts),
            team=team,
        )
    if len(verdicts) == 1:
        return sentence("{team}: the condition of the gate does not hold", team=team)
    return counted(
        "{team}: {n} of {all} conditions of the gate does not hold",
        "{team}: {n} of {all} conditions of the gate do not hold",
        failing,
        team=team,
        all=len(verdicts),
    )


def say_more_reasons(number: int) -> str:
    """Return how many reasons are not told here."""
    return counted("… and {n} more.", "… and {n} more.", number)


def say_unusable() -> str:
    """Return that an input cannot be used, as a title."""
    return sentence("This cannot be judged")


def say_criticality_moved(before: str | None, after: str | None) -> str:
    """Return that less or more may be expected now, since the criticality is another."""
    nothing = sentence("not said")
    return sentence(
        "The criticality was {before} and is {after}, and decides what is expected.",
        before=quoted(before) if before else nothing,
        after=quoted(after) if after else nothing,
    )


def say_rule(kind: Kind) -> str:
    """Return what a condition of a kind asks for, whatever its limit."""
    return {
        "min-level": sentence("The maturity level is as high as wanted."),
        "min": sentence("The score of a part is as high as wanted."),
        "min-coverage": sentence("As much is known as wanted."),
        "max-unknown": sentence("No more criteria are unknown than allowed."),
        "max-waived": sentence("No more criteria are waived than allowed."),
        "max-age": sentence("The assessment is as recent as wanted."),
        "no-expired": sentence("No evidence has expired."),
        "no-contradictions": sentence("Nothing that a scan found contradicts an answer."),
        "no-regress": sentence("Nothing is worse than before."),
        "criticality": sentence("The criticality is one for which something is expected."),
    }[kind]


def say_condition(verdict: Verdict) -> str:
    """Return what was wanted."""
    wanted = f"{verdict.wanted:.15g}" if verdict.wanted is not None else ""
    match verdict.kind:
        case "min-level":
            return sentence("level at least {wanted} ({basis})", wanted=wanted, basis=verdict.basis)
        case "min":
            return sentence(
                "{part} at least {wanted} ({basis})",
                part=_part(verdict),
                wanted=wanted,
                basis=verdict.basis,
            )
        case "min-coverage":
            return sentence("coverage at least {share}", share=show_share(verdict.wanted))
        case "max-unknown":
            return sentence("criteria unknown at most {wanted}", wanted=wanted)
        case "max-waived":
            return sentence("criteria waived at most {wanted}", wanted=wanted)
        case _:
            return _say_whole(verdict)


def _part(verdict: Verdict) -> str:
    """Return what the score is of, as a command line names it: the primary side goes unsaid."""
    return verdict.element or "" if verdict.on_primary else f"{verdict.side}:{verdict.element}"


def _say_whole(verdict: Verdict) -> str:
    match verdict.kind:
        case "max-age":
            return counted("at most {n} day old", "at most {n} days old", int(verdict.wanted or 0))
        case "no-expired":
            return sentence("no evidence expired by {day}", day=verdict.day)
        case "no-contradictions":
            return sentence("no answer contradicted by a proposal")
        case "criticality":
            return _say_expected(verdict.criticality)
    basis = verdict.basis if verdict.basis == "claimed" else sentence("claimed and supported")
    if verdict.regress is None:
        return sentence("no regress ({basis})", basis=basis)
    return sentence("no regress since {day} ({basis})", day=verdict.regress.since, basis=basis)


def _say_expected(criticality: Criticality | None) -> str:
    names = either([quoted(name) for name in criticality.expected]) if criticality else ""
    return sentence("criticality is {names}", names=names)


def say_found(verdict: Verdict) -> str:
    """Return what there is."""
    if verdict.uncompared:
        return _say_uncompared(verdict.uncompared)
    if verdict.criticality:
        said = verdict.criticality.said
        return quoted(said) if said else sentence("the answers do not say it")
    measured = verdict.measured
    if measured is None:
        level = verdict.kind == "min-level"
        said = sentence("nothing is answered, so there is no score")
        return sentence("no level can be held") if level else said
    number = int(measured)
    return {
        "min-level": _say_level(number, verdict),
        "min": _say_low(measured, verdict.score),
        "no-contradictions": counted("{n} is contradicted", "{n} are contradicted", number),
        "min-coverage": show_share(measured),
        "max-age": _say_age(verdict),
        "no-expired": _say_expired(number),
        "no-regress": _say_worse(number),
    }.get(verdict.kind, f"{measured:g}")


def _say_expired(number: int) -> str:
    if not number:
        return sentence("none has expired")
    return counted("{n} has expired", "{n} have expired", number)


def _say_uncompared(found: Uncompared) -> str:
    if found.why == "first-run":
        return sentence(
            "there is nothing to compare with yet; the next run compares with these answers"
        )
    if found.why == "no-criteria":
        return sentence("not compared, as allowed: only one of the two has criteria")
    return sentence(
        "not compared, as allowed: what it would be compared with is for {before}, this for "
        "{after}",
        before=found.before,
        after=found.after,
    )


def _say_age(verdict: Verdict) -> str:
    age = int(verdict.measured or 0)
    if age < 0:
        return counted(
            "assessed on {on}, {n} day after {day}",
            "assessed on {on}, {n} days after {day}",
            -age,
            on=verdict.assessed_on,
            day=verdict.day,
        )
    return counted(
        "assessed on {on}, {n} day before {day}",
        "assessed on {on}, {n} days before {day}",
        age,
        on=verdict.assessed_on,
        day=verdict.day,
    )


def say_tighter(verdict: Verdict) -> str | None:
    """Return that a limit could be stricter and would hold as well, where it could."""
    tighter = verdict.tighter
    match verdict.kind:
        case _ if tighter is None:
            return None
        case "min-level":
            return sentence("--min-level could be {level}: it is held", level=int(tighter))
        case "min":
            return sentence(
                "--min {part} could be {tighter:g}: the score is {measured:g}",
                part=_part(verdict),
                tighter=tighter,
                measured=verdict.measured,
            )
        case "min-coverage":
            return sentence(
                "--min-coverage could be {percent}%: as much is answered",
                percent=round(tighter * 100),
            )
        case kind:
            return counted(
                "--{kind} could be {n}: there is {n}",
                "--{kind} could be {n}: there are {n}",
                int(tighter),
                kind=kind,
            )


def _say_level(level: int, verdict: Verdict) -> str:
    if not verdict.thin:
        return sentence("level {level}", level=level)
    if not verdict.holds:
        return sentence("too little is known to tell a level")
    return sentence("level {level}; too little is known to tell a higher one", level=level)


def _say_pull(low: LowPractice, basis: Basis) -> str:
    if low.claimed is None:
        return sentence("{practice}: nothing is answered, which counts 0", practice=low.practice)
    if basis == "supported" and low.claimed > low.value:
        return sentence(
            "{practice}: evidence shows {value} of the {claimed} claimed",
            practice=low.practice,
            value=f"{low.value:g}",
            claimed=f"{low.claimed:g}",
        )
    return sentence("{practice}: {value}", practice=low.practice, value=f"{low.value:g}")


def _say_low(low: float, score: float | None) -> str:
    if low == score:
        return f"{low:g}"
    return sentence("{low}, with all that is open unmet", low=f"{low:g}")


def _say_worse(number: int) -> str:
    if not number:
        return sentence("no level, feature or defining criterion fell")
    return counted("{n} is worse", "{n} are worse", number)


def say_failures(verdict: Verdict) -> Iterator[str]:
    """Yield each reason why a condition does not hold."""
    return (failure.said for failure in failures(verdict))


def failures(verdict: Verdict) -> Iterator[GateFailure]:
    """Yield each reason why a condition does not hold, with that of which it speaks."""
    for blocker in verdict.blockers:
        said = sentence("{name}: {reason}", name=name_of(blocker), reason=say_blocker(blocker))
        yield _about(blocker, said)
    for low in verdict.lowest:
        yield GateFailure(said=_say_pull(low, verdict.basis), practice=low.practice)
    for name in verdict.criteria:
        yield _named(name, name)
    for backing in verdict.expired:
        item = backing.evidence
        said = sentence(
            "{practice}: {ref} expired on {day}",
            practice=backing.practice,
            ref=item.ref,
            day=item.expires_on,
        )
        yield GateFailure(said=said, practice=backing.practice, evidence=item.ref)
    for contradiction in verdict.contradictions:
        name = contradiction.proposal.criterion
        said = sentence("{criterion}: {said}", criterion=name, said=say_beside(contradiction))
        yield _named(name, said)
    if verdict.regress:
        yield from _regress(verdict.regress, verdict.basis)


def _about(blocker: Blocker, said: str) -> GateFailure:
    return GateFailure(said=said, practice=blocker.practice, criterion=blocker.criterion)


def _named(name: str, said: str) -> GateFailure:
    practice, _, criterion = name.partition("/")
    return GateFailure(said=said, practice=practice, criterion=criterion or None)


def _regress(regress: Regress, basis: Basis) -> Iterator[GateFailure]:
    fallen = (*regress.criteria, *regress.forgotten)
    for fall in regress.levels:
        said = _say_fall(fall, basis)
        yield _about(fall.barring[0], said) if fall.barring else GateFailure(said=said)
    for feature in regress.features:
        said = sentence(
            "{feature}: {moved}", feature=quoted(feature.title), moved=say_feature_moved(feature)
        )
        cause = next((change for change in fallen if feature.id in change.features), None)
        yield GateFailure(
            said=said,
            practice=cause.practice if cause else None,
            criterion=cause.criterion if cause else None,
        )
    for change in fallen:
        said = sentence(
            "{practice}/{criterion}: {turned}",
            practice=change.practice,
            criterion=change.criterion,
            turned=say_turned(change),
        )
        yield GateFailure(said=said, practice=change.practice, criterion=change.criterion)


def _say_fall(fall: LevelFall, basis: Basis) -> str:
    if fall.held.after is None:
        return sentence(
            "{side}:overall held level {level} and can hold none now: no core feature applies",
            side=fall.side,
            level=fall.held.before,
        )
    level = sentence("level") if fall.basis == basis else sentence("claimed level")
    names = few([name_of(blocker) for blocker in fall.barring], _MOST)
    return sentence(
        "{side}:overall fell from {level} {before} to {after}: {names}",
        side=fall.side,
        level=level,
        before=fall.held.before,
        after=fall.held.after,
        names=names,
    )
