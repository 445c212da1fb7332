"""The signs of what is known of criteria, with their colours."""

from advisor.scoring.states import CriterionState

CRITERION_SIGNS: dict[CriterionState, tuple[str, str]] = {
    CriterionState.MET: ("✓", "bold $success"),
    CriterionState.UNMET: ("✗", "bold $error"),
    CriterionState.UNKNOWN: ("?", "bold $warning"),
    CriterionState.UNANSWERED: ("·", "$quiet"),
    CriterionState.WAIVED: ("–", "$quiet"),
    CriterionState.LEFT_OUT: ("–", "$quiet"),
}
