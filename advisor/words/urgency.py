"""What hurt the team lately."""

from advisor.words.catalogue import sentence


def say_hurt() -> str:
    """Return what the steps that make up for it are called together."""
    return sentence("What hurt lately")


def say_hurt_summary() -> str:
    """Return what these steps are."""
    return sentence("What was missing when something went wrong lately, and what that needs first.")


def say_lack_hurt() -> str:
    """Return, within a sentence, that the lack of a practice hurt."""
    return sentence("its lack hurt the team lately")
