"""Why a level is held or not, why a number is what it is, and what would change it."""

from collections.abc import Iterator, Sequence

from advisor.plain_text import as_sentence
from advisor.scoring.explanation import (
    CriterionExplanation,
    Explanation,
    FeatureExplanation,
    LevelExplanation,
    PracticeExplanation,
    SideExplanation,
)
from advisor.scoring.model import Blocker, Standing
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import Basis, CriterionState, FeatureState
from advisor.translation import counted, sentence
from advisor.words.criterion import (
    Fields,
    say_criterion,
    say_feature_state,
    say_waiver,
)
from advisor.words.exclusion import say_excluded
from advisor.words.phrase import join_words, quoted


def because(explanation: Explanation, titles: Fields) -> list[str]:
    """Return the reasons behind one feature, practice or criterion."""
    if explanation.feature:
        return list(because_feature(explanation.feature))
    if explanation.practice:
        return list(because_practice(explanation.practice, explanation.basis, titles))
    if explanation.criterion:
        return list(because_criterion(explanation.criterion, titles))
    return []


def say_explained(explanation: Explanation) -> str:
    """Return what is explained, of what kind it is, and whether by what evidence supports."""
    title, kind = explanation.title, explanation.kind
    if explanation.basis == "claimed":
        return sentence("{title} ({kind})", title=title, kind=kind)
    return sentence("{title} ({kind}, on supported levels)", title=title, kind=kind)


def say_smallest_set(level: int | None) -> str:
    """Return what a list of changes leads to."""
    return sentence("Smallest set of changes that reaches level {level}:", level=level)


def say_not_applicable(names: Sequence[str]) -> str:
    """Return which practices are left out."""
    return sentence("Not applicable, left out: {names}", names=", ".join(names))


def say_mean(standing: Standing, *, as_range: bool) -> str:
    """Return a score with its bounds and how many answers it is the mean of, or its range alone."""
    low, high = show_score(standing.low), show_score(standing.high)
    if as_range:
        return sentence(
            "Score between {low} and {high} however open answers turn out, with {answered} "
            "answered of {applicable}:",
            low=low,
            high=high,
            answered=standing.answered,
            applicable=standing.applicable,
        )
    return sentence(
        "Score {score}, the mean by weight of {answered} answered of {applicable}; between {low} "
        "and {high} however open answers turn out:",
        score=show_score(standing.score),
        low=low,
        high=high,
        answered=standing.answered,
        applicable=standing.applicable,
    )


def because_side(side: SideExplanation, basis: Basis) -> list[str]:
    """Return why a side holds the level it holds; a part of the rubric has none."""
    return [] if side.level is None else list(_because_level(side, side.level, basis))


def _because_level(side: SideExplanation, level: LevelExplanation, basis: Basis) -> Iterator[str]:
    held = level.claimed if basis == "claimed" else level.supported
    if held is None:
        yield sentence("No core feature here applies, so no level can be held.")
        return
    if held:
        applying = (f for f in level.features if f.state is not FeatureState.OUT_OF_SCOPE)
        yield counted(
            "Level {level} is held, with {n} core feature and all that lower levels rest on.",
            "Level {level} is held, with {n} core features and all that lower levels rest on.",
            sum(f.role == "core" and f.level <= held for f in applying),
            level=held,
        )
        yield from _because_guarded(level, held)
    yield from _because_next(side, level)
    if basis == "claimed" and side.unsupported:
        yield counted(
            "Evidence supports level {supported} only: {n} criterion that level {level} rests on "
            "is met and not shown.",
            "Evidence supports level {supported} only: {n} criteria that level {level} rests on "
            "are met and not shown.",
            len(side.unsupported),
            supported=level.supported,
            level=level.claimed,
        )


def _because_guarded(level: LevelExplanation, held: int) -> Iterator[str]:
    lacking = [quoted(feature.title) for feature in level.lacking]
    unknown = [quoted(feature.title) for feature in level.unknown]
    if lacking:
        yield counted(
            "It is unguarded: {which} is lacking, and bars level {next}.",
            "It is unguarded: {which} are lacking, and bar level {next}.",
            len(lacking),
            which=join_words(lacking),
            next=held + 1,
        )
    elif unknown:
        yield counted(
            "Whether it is guarded is not known: {which} is open.",
            "Whether it is guarded is not known: {which} are open.",
            len(unknown),
            which=join_words(unknown),
        )
    else:
        yield sentence("It is guarded: every component that applies is held.")


def _because_next(side: SideExplanation, level: LevelExplanation) -> Iterator[str]:
    toward = level.toward
    if toward is None or side.next_level is None:
        yield sentence("There is no higher level.")
        return
    yield sentence(
        "Level {level} is not held: {held} of {all} core features are; {short}.",
        level=toward.level,
        held=toward.features.held,
        all=toward.features.all,
        short=join_words(_short_of(side.changes)),
    )
    if level.possible is None:
        yield sentence("Not enough is known to tell what level could be held.")


def _short_of(changes: Sequence[Blocker]) -> list[str]:
    lacking = sum(blocker.why == "lacking" for blocker in changes)
    unknown = len(changes) - lacking
    said = {
        counted(
            "{n} defining criterion is lacking", "{n} defining criteria are lacking", lacking
        ): lacking,
        counted(
            "{n} defining criterion is not known", "{n} defining criteria are not known", unknown
        ): unknown,
    }
    return [text for text, number in said.items() if number]


def because_feature(found: FeatureExplanation) -> Iterator[str]:
    """Yield what a feature decides, and what is known of it."""
    feature = found.feature
    if feature.role == "core":
        yield sentence(
            "Core feature of level {level} ({title}) of {side}: it decides whether that is held.",
            level=feature.level,
            title=found.level_title,
            side=found.side,
        )
    else:
        yield sentence(
            "Component of level {level} ({title}) of {side}: it decides whether that is guarded.",
            level=feature.level,
            title=found.level_title,
            side=found.side,
        )
    scope = [item.criterion for item in found.criteria if item.criterion.in_scope]
    if not scope:
        yield sentence("None of the criteria that define it applies, so it is left out.")
        return
    met = sum(criterion.met("claimed") for criterion in scope)
    yield counted(
        "It is {state}: {met} of {n} criterion that defines it is met.",
        "It is {state}: {met} of {n} criteria that define it are met.",
        len(scope),
        state=say_feature_state(feature),
        met=met,
    )


def because_practice(practice: PracticeExplanation, basis: Basis, titles: Fields) -> Iterator[str]:
    """Yield what an answer counts for, and what holds it back."""
    if practice.excluded:
        yield as_sentence(sentence("left out: {why}", why=say_excluded(practice.excluded, titles)))
        return
    if practice.waiver:
        yield say_waiver(practice.waiver)
    elif practice.reason:
        yield as_sentence(sentence("left out: {why}", why=practice.reason))
    if practice.state in {"left-out", "waived"}:
        return
    yield _say_level(practice)
    yield from _say_criteria(practice, basis)
    if practice.features:
        names = join_words([quoted(feature.title) for feature in practice.features])
        yield sentence("It helps to define {features}.", features=names)
    elif practice.criteria:
        yield sentence("It defines no level: it counts in the score alone.")
    yield sentence(
        "It counts with weight {weight} in the {part} score of {side}, now {score}.",
        weight=f"{practice.weight:g}",
        part=practice.counts_in,
        side=practice.side,
        score=show_score(practice.part_score),
    )


def _say_level(practice: PracticeExplanation) -> str:
    if practice.claimed is None:
        return sentence(
            "It is {state}: it counts as not known, and adds no score.", state=practice.state
        )
    if not practice.claimed:
        return sentence("Level 0 is claimed, which needs no evidence.")
    if any(item.valid for item in practice.evidence):
        return sentence(
            "Claimed {claimed}, supported {supported}.",
            claimed=practice.claimed,
            supported=practice.supported,
        )
    why = (
        sentence("all its evidence has expired")
        if practice.evidence
        else sentence("no evidence is given")
    )
    if any(item.premature for item in practice.evidence):
        why = sentence("all its evidence was seen later or has expired")
    return sentence("Claimed {claimed}, supported 0: {why}.", claimed=practice.claimed, why=why)


def _say_criteria(practice: PracticeExplanation, basis: Basis) -> Iterator[str]:
    """Yield how many criteria are met at each level, of those in scope."""
    for level in sorted({c.level for c in practice.criteria if c.in_scope}):
        here = [c for c in practice.criteria if c.in_scope and c.level == level]
        unknown = sum(criterion.open for criterion in here)
        said = counted(
            "Level {level}: {met} of {n} criterion is met",
            "Level {level}: {met} of {n} criteria are met",
            len(here),
            level=level,
            met=sum(criterion.met(basis) for criterion in here),
        )
        yield (
            sentence("{said}, {open} not known.", said=said, open=unknown)
            if unknown
            else as_sentence(said)
        )


def because_criterion(found: CriterionExplanation, titles: Fields) -> Iterator[str]:
    """Yield what is known of a criterion, what rests on it, and what it is worth."""
    criterion = found.criterion
    said = say_criterion(criterion)
    if criterion.excluded:
        why = say_excluded(criterion.excluded, titles)
        yield as_sentence(sentence("left out: {why}", why=why))
        return
    yield as_sentence(
        sentence("it is {state}, by {by}", state=said, by=found.by)
        if found.by
        else sentence("it is {state}", state=said)
    )
    if found.waiver:
        yield say_waiver(found.waiver)
    if criterion.state is CriterionState.MET:
        yield _shown(criterion)
    if found.features:
        names = join_words([quoted(feature.title) for feature in found.features])
        yield sentence("It defines {features}.", features=names)
    else:
        yield sentence("It defines no level: it counts in the score alone.")
    if criterion.in_scope:
        yield counted(
            "{met} of {n} criterion at level {level} of {practice} is met.",
            "{met} of {n} criteria at level {level} of {practice} are met.",
            found.all,
            met=found.met,
            level=criterion.level,
            practice=quoted(found.title),
        )


def _shown(criterion: CriterionScore) -> str:
    if criterion.supported:
        return sentence("Valid evidence shows it.")
    return sentence("No valid evidence shows it.")
