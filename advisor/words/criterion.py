"""Why something stands before a level, is left out, or does not count."""

from collections.abc import Mapping

from advisor.scoring.model import Blocker, FeatureScore, Scorecard
from advisor.scoring.practice_score import CriterionScore, EvidenceScore, WaiverScore
from advisor.scoring.states import Basis, CriterionState, FeatureState
from advisor.translation import sentence
from advisor.words.waiver import say_no_effect

Fields = Mapping[str, str]  # the titles of the profile's fields


def profile_titles(card: Scorecard) -> Fields:
    """Return how the fields of the profile are called."""
    return {field.id: field.title for field in card.rubric.profile}


def name_of(blocker: Blocker) -> str:
    """Return the criterion that blocks as ``practice/criterion``, or the practice of schema 1."""
    if blocker.criterion is None:
        return blocker.practice
    return f"{blocker.practice}/{blocker.criterion}"


def say_blocker(blocker: Blocker) -> str:
    """Return why a criterion stands before a level: lacking, or not known, never both as one."""
    if blocker.text is None:
        return _say_practice_blocks(blocker)
    return {
        "below": sentence("lacking: {text}", text=blocker.text),
        "unknown": sentence("not known, answered unknown: {text}", text=blocker.text),
        "unanswered": sentence("not known, not answered: {text}", text=blocker.text),
        "waived": sentence("not known, waived without effect: {text}", text=blocker.text),
        "unsupported": sentence("met, and no valid evidence shows it: {text}", text=blocker.text),
    }[blocker.kind]


def _say_practice_blocks(blocker: Blocker) -> str:
    """Return why a practice blocks, as results of schema 1 have it."""
    if blocker.have is None:
        return sentence("not known, so level {need} is not shown", need=blocker.need)
    return sentence("at {have}, {need} is needed", have=blocker.have, need=blocker.need)


def say_criterion(criterion: CriterionScore, basis: Basis = "claimed") -> str:
    """Return what is known of a criterion in a word or two."""
    if criterion.removed:
        return sentence("waived")
    if criterion.state is CriterionState.MET and basis == "supported" and not criterion.supported:
        return sentence("met, not shown by evidence")
    return {
        CriterionState.MET: sentence("met"),
        CriterionState.UNMET: sentence("not met"),
        CriterionState.UNKNOWN: sentence("not known"),
        CriterionState.UNANSWERED: sentence("not answered"),
        CriterionState.WAIVED: sentence("waived without effect"),
        CriterionState.LEFT_OUT: sentence("left out"),
    }[criterion.state]


def say_feature_state(feature: FeatureScore) -> str:
    """Return what is known of a feature in a word or two."""
    if feature.state is FeatureState.HELD and not feature.supported:
        return sentence("held, not all shown by evidence")
    return {
        FeatureState.HELD: sentence("held"),
        FeatureState.LACKING: sentence("lacking"),
        FeatureState.OPEN: sentence("not known"),
        FeatureState.OUT_OF_SCOPE: sentence("does not apply"),
    }[feature.state]


def say_evidence(item: EvidenceScore) -> str:
    """Return a piece of evidence with what it supports, or why it does not count."""
    if item.premature:
        state = sentence(", seen only after the day of judgement")
    else:
        state = "" if item.valid else sentence(", expired")
    return sentence(
        "{kind} (supports up to {cap}{state}): {ref}",
        kind=item.kind,
        cap=item.cap,
        state=state,
        ref=item.ref,
    )


def say_waiver(waiver: WaiverScore) -> str:
    """Return who waives what why, and whether that counts."""
    by = waiver.by or sentence("nobody named")
    if waiver.until is not None and not waiver.expired:
        by = sentence("{by} until {day}", by=by, day=waiver.until)
    if waiver.counts:
        return sentence(
            "Waived by {by}, approved by {approved}: {reason}. It is left out.",
            by=by,
            approved=waiver.approved_by,
            reason=waiver.reason.rstrip("."),
        )
    said = sentence("Waived by {by}: {reason}.", by=by, reason=waiver.reason.rstrip("."))
    return f"{said} {say_no_effect(waiver)}"
