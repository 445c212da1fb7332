"""The marks by which features held, lacking and open are told apart at a glance."""

from advisor.scoring.states import FeatureState
from advisor.translation import sentence

MARKS = {
    FeatureState.HELD: "✓",
    FeatureState.LACKING: "×",
    FeatureState.OPEN: "?",
}


def say_key() -> str:
    """Return what the marks mean."""
    return sentence("✓ held, × lacking, ? not known")
