"""What somebody has to decide, and what each decision buys."""

from collections.abc import Iterator

from advisor.result.model import Result
from advisor.roadmap.model import Roadmap
from advisor.scoring.practice_score import WaiverScore
from advisor.translation import counted, sentence
from advisor.words.alternative import say_who_counts
from advisor.words.find_out import say_facts
from advisor.words.horizon import say_nobody_for
from advisor.words.phrase import capital, few, within
from advisor.words.plan_remark import say_nearest_goal
from advisor.words.target import say_target
from advisor.words.titles import Titles
from advisor.words.urgency import say_hurt

_LONG = 5  # working days
_MOST = 3


def say_decisions(result: Result) -> Iterator[str]:
    """Yield what is to be decided, what stands in the way of the plan first."""
    roadmap, titles = result.roadmap, Titles(result)
    yield from say_nobody_for(roadmap, titles)
    yield from say_nearest_goal(roadmap, result)
    yield from say_who_counts(roadmap, titles, capital(say_target(result)))
    yield from _find_out(roadmap, titles)
    yield from _waivers(result)
    if first := say_what_goes_first(roadmap):
        yield first


def say_no_decision() -> str:
    """Return that there is none to make before work begins."""
    return sentence("Work can begin without a decision.")


def say_what_goes_first(roadmap: Roadmap) -> str:
    """Return what it buys to mend nothing first, where that is much."""
    if (roadmap.price or 0) < _LONG:
        return ""
    return sentence(
        "Whether {what} goes first: without that, the target would come {n} working days sooner.",
        what=within(say_hurt(roadmap)),
        n=roadmap.price,
    )


def _find_out(roadmap: Roadmap, titles: Titles) -> Iterator[str]:
    if roadmap.not_known:
        practices = [titles.practices[item.practice] for item in roadmap.find_out]
        first, *others = practices
        rest = (
            sentence("all dates rest")
            if any(step.end for step in roadmap.steps)
            else sentence("the plan rests")
        )
        yield sentence(
            "Who finds out {facts} not yet known ({practices}); {rest} on them.",
            rest=rest,
            facts=say_facts(roadmap.not_known),
            practices=few([within(first), *map(within, others)], _MOST),
        )


def _waits(waiver: WaiverScore) -> bool:
    return not (waiver.approved_by or waiver.expired)


def _waivers(result: Result) -> Iterator[str]:
    waiting = [result.practice(w.practice).title for w in result.waivers if _waits(w)]
    if waiting:
        first, *others = waiting
        yield counted(
            "Whether to approve the waiver of {practices}; until then it counts as open.",
            "Whether to approve the waivers of {practices}; until then they count as open.",
            len(waiting),
            practices=few([within(first), *map(within, others)], _MOST),
        )
