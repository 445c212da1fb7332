"""What hurt the team lately."""

from advisor.roadmap.advice_model import FirstAidLine
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.scoring.practice_score import Hurt
from advisor.translation import sentence
from advisor.words.phrase import quoted, within
from advisor.words.quantity import say_date


def say_hurt(roadmap: Roadmap) -> str:
    """Return what the steps that make up for it are called together."""
    if roadmap.coming:
        return sentence("What hurt lately or is coming")
    return sentence("What hurt lately")


def say_hurt_by(line: FirstAidLine) -> str:
    """Return what a measure is for."""
    return sentence("What is coming") if line.ahead else sentence("What hurt lately")


def say_hurt_mark(roadmap: Roadmap) -> str:
    """Return what the mark before a measure means."""
    return sentence("! is first aid for {what}.", what=within(say_hurt(roadmap)))


def say_beyond() -> str:
    """Return the mark of a step that the goal does not wait for."""
    return sentence("beyond the goal")


def say_hurt_summary(roadmap: Roadmap) -> str:
    """Return what these steps are."""
    if roadmap.coming:
        return sentence("What is lacking for what went wrong or is coming, and what that needs.")
    return sentence("What was lacking when something went wrong lately, and what that needs first.")


def say_why_urgent(step: RoadmapStep) -> str:
    """Return why an urgent step is one."""
    if step.ahead:
        return sentence("it is needed for what is coming")
    return sentence("its lack hurt lately")


def say_urgent(hurt: Hurt | None) -> str:
    """Return that a lack hurt lately or is about to, and what the team tells of it."""
    if hurt is None:
        return sentence("Its lack hurt the team lately.")
    day = say_date(hurt.date) if hurt.date else ""
    told = ", ".join(part for part in (hurt.what, hurt.cost, day) if part)
    if hurt.ahead:
        return sentence("It is needed for what is coming: {told}.", told=told.rstrip("."))
    return sentence("Its lack hurt the team lately: {told}.", told=told.rstrip("."))


def say_urgent_too(first: str) -> str:
    """Return that the reason is that of another practice, where it is told."""
    return sentence("Urgent for the same reason as {first}.", first=quoted(first))
