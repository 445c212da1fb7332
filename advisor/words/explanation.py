"""Why a level is held or not, why a number is what it is, and what would change it."""

from collections.abc import Iterator, Sequence

from advisor.plain_text import as_sentence
from advisor.scoring.explanation import (
    CriterionExplanation,
    Explanation,
    FeatureExplanation,
    PracticeExplanation,
)
from advisor.scoring.model import Standing
from advisor.scoring.number import show_score
from advisor.scoring.practice_score import CriterionScore
from advisor.scoring.states import Basis, CriterionState
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


def because_feature(explanation: FeatureExplanation) -> Iterator[str]:
    """Yield what a feature decides, and what is known of it."""
    feature = explanation.feature
    if feature.role == "core":
        yield sentence(
            "Core feature of level {level} ({title}) of {side}: it decides whether that is held.",
            level=feature.level,
            title=explanation.level_title,
            side=explanation.side,
        )
    else:
        yield sentence(
            "Component of level {level} ({title}) of {side}: it decides whether that is guarded.",
            level=feature.level,
            title=explanation.level_title,
            side=explanation.side,
        )
    scope = [item.criterion for item in explanation.criteria if item.criterion.in_scope]
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


def because_criterion(explanation: CriterionExplanation, titles: Fields) -> Iterator[str]:
    """Yield what is known of a criterion, what rests on it, and what it is worth."""
    criterion = explanation.criterion
    said = say_criterion(criterion)
    if criterion.excluded:
        why = say_excluded(criterion.excluded, titles)
        yield as_sentence(sentence("left out: {why}", why=why))
        return
    yield as_sentence(
        sentence("it is {state}, by {by}", state=said, by=explanation.by)
        if explanation.by
        else sentence("it is {state}", state=said)
    )
    if explanation.waiver:
        yield say_waiver(explanation.waiver)
    if criterion.state is CriterionState.MET:
        yield _shown(criterion)
    if explanation.features:
        names = join_words([quoted(feature.title) for feature in explanation.features])
        yield sentence("It defines {features}.", features=names)
    else:
        yield sentence("It defines no level: it counts in the score alone.")
    if criterion.in_scope:
        yield counted(
            "{met} of {n} criterion at level {level} of {practice} is met.",
            "{met} of {n} criteria at level {level} of {practice} are met.",
            explanation.all,
            met=explanation.met,
            level=criterion.level,
            practice=quoted(explanation.title),
        )


def _shown(criterion: CriterionScore) -> str:
    if criterion.supported:
        return sentence("Valid evidence shows it.")
    return sentence("No valid evidence shows it.")
