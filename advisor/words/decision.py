"""What somebody has to decide, and what each decision buys."""

from collections.abc import Iterator

from advisor.result.model import Result
from advisor.roadmap.model import Roadmap
from advisor.words.alternative import say_who_counts
from advisor.words.catalogue import counted, sentence
from advisor.words.find_out import say_facts
from advisor.words.horizon import say_nobody_for
from advisor.words.phrase import capital
from advisor.words.plan_remark import say_nearest_goal
from advisor.words.target import say_target
from advisor.words.titles import Titles


def say_decisions(result: Result) -> Iterator[str]:
    """Yield what is to be decided, what stands in the way of the plan first."""
    roadmap, titles = result.roadmap, Titles(result)
    yield from say_nobody_for(roadmap, titles)
    yield from say_nearest_goal(roadmap, result)
    yield from say_who_counts(roadmap, titles, capital(say_target(result)))
    yield from _find_out(roadmap)
    yield from _waivers(result)


def _find_out(roadmap: Roadmap) -> Iterator[str]:
    if roadmap.not_known:
        yield sentence(
            "Who finds out what is not known: {facts}, on which all dates rest.",
            facts=say_facts(roadmap.not_known),
        )


def _waivers(result: Result) -> Iterator[str]:
    waiting = sum(waiver.approved_by is None for waiver in result.waivers)
    if waiting:
        yield counted(
            "Whether {n} waiver is approved: until somebody else does, it counts for nothing.",
            "Whether {n} waivers are approved: until somebody else does, they count for nothing.",
            waiting,
        )
