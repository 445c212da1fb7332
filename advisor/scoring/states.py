"""What can be known of a criterion, a practice and a feature, and on which basis it is judged."""

from enum import StrEnum
from typing import Literal

Basis = Literal["claimed", "supported"]
ENOUGH = 0.5  # of the defining criteria must be answered to speak of an assessment
ProfileValue = str | bool | int | float | tuple[str, ...]


class CriterionState(StrEnum):
    """What is known of a criterion."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    WAIVED = "waived"
    LEFT_OUT = "left-out"


class PracticeState(StrEnum):
    """What is known of a practice: all of its criteria, some, or none."""

    ANSWERED = "answered"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    UNANSWERED = "unanswered"
    WAIVED = "waived"
    LEFT_OUT = "left-out"


class FeatureState(StrEnum):
    """What is known of a feature: lacking only where one of its criteria is unmet."""

    HELD = "held"
    LACKING = "lacking"
    OPEN = "open"
    OUT_OF_SCOPE = "out-of-scope"
