"""The few figures a decider wants first: a label, a value and a remark each."""

from collections.abc import Sequence

from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.bottleneck import bottleneck
from advisor.roadmap.cost import Cost, cost
from advisor.roadmap.model import Roadmap, RoadmapStep
from advisor.scoring.level import features_of
from advisor.scoring.number import show_share
from advisor.translation import counted, sentence
from advisor.words.bottleneck import say_busy, say_worker
from advisor.words.coverage import say_coverage
from advisor.words.level import say_dash
from advisor.words.level_held import level_unknown, say_guarded, say_held
from advisor.words.money import say_range, say_unpriced
from advisor.words.next_level import say_way
from advisor.words.phrase import capital
from advisor.words.plan import later_steps, say_status_word
from advisor.words.quantity import say_date, say_day
from advisor.words.target import first_unguarded, say_target
from advisor.words.titles import Titles

Figure = tuple[str, str, str]


def say_level_figure(result: Result, side: str) -> Figure:
    """Return the level a side holds, what it is short of, and what evidence shows of it."""
    basis, title = basis_of(result), Titles(result).sides[side]
    label = sentence("{side} level", side=title)
    held = result.held(basis, side)
    if level_unknown(result, side, basis):
        return label, "?", say_held(result, side, basis)
    parts = [say_guarded(result, side, basis)] if held else []
    toward = features_of(result, side, basis).toward
    if toward and result.has_criteria:
        parts.append(say_way(toward))
    supported = result.held("supported", side)
    if held and not result.strict and supported != held:
        parts.append(sentence("not all of it shown by evidence"))
    return label, say_dash(held), "; ".join(part for part in parts if part)


def say_coverage_figure(result: Result) -> Figure:
    """Return how much is answered."""
    return sentence("Answered"), show_share(result.coverage.value), say_coverage(result)


def say_date_figure(result: Result) -> Figure:
    """Return the wanted date and whether it is kept, or the likely one where none is wanted."""
    roadmap, goal = result.roadmap, say_target(result)
    wanted = roadmap.target and roadmap.target.by
    if roadmap.likely is None or roadmap.even is None:
        return sentence("Date"), "–", sentence("the plan has no dates")
    told = [sentence("85 % sure")]
    if roadmap.even != roadmap.likely:
        told.append(sentence("even odds by {day}", day=say_day(roadmap.even)))
    sooner = first_unguarded(roadmap, roadmap.target.level if roadmap.target else None)
    if sooner and sooner.p85:
        told.append(sentence("unguarded by {day}", day=say_day(sooner.p85)))
    if wanted:
        told.append(say_wanted(roadmap))
    label = sentence("{goal} by", goal=capital(goal))
    return label, say_day(roadmap.likely), "; ".join(told)


def say_wanted(roadmap: Roadmap) -> str:
    """Return the date wanted and whether it is met, at risk or missed."""
    word = say_status_word(roadmap)
    if not (word and roadmap.target and roadmap.target.by):
        return ""
    return sentence("wanted by {day}: {word}", day=say_date(roadmap.target.by), word=word)


def say_work_figure(result: Result) -> Figure:
    """Return the effort to the goal with its bounds and its price, and what goes beyond it."""
    beyond = later_steps(result.roadmap)
    needed = [step for step in result.roadmap.steps if step not in beyond]
    price = _say_price(cost(needed, result.rates), Titles(result))
    steps = counted("{n} step", "{n} steps", len(needed))
    remark = f"{steps}; {_say_bounds(needed)}{price}{_say_beyond(beyond)}"
    return sentence("Person-days"), f"{_days(needed):,g}", remark


def _days(steps: Sequence[RoadmapStep]) -> float:
    return round(sum(step.likely_days for step in steps), 1)


def _say_beyond(steps: Sequence[RoadmapStep]) -> str:
    if not steps:
        return ""
    return counted(
        "; {days} more for {n} step beyond the goal",
        "; {days} more for {n} steps beyond the goal",
        len(steps),
        days=f"{_days(steps):,g}",
    )


def _say_bounds(steps: Sequence[RoadmapStep]) -> str:
    efforts = [effort for step in steps for effort in step.effort.values()]
    low, high = sum(effort.low for effort in efforts), sum(effort.high for effort in efforts)
    return sentence(
        "{low} if all goes well, {high} if all goes badly",
        low=f"{round(low, 1):,g}",
        high=f"{round(high, 1):,g}",
    )


def _say_price(price: Cost | None, titles: Titles) -> str:
    if price is None:
        return ""
    return "; " + ", ".join(filter(None, (say_range(price), say_unpriced(price, titles))))


def say_bottleneck_figure(result: Result) -> Figure:
    """Return whom the plan waits for, or that it waits for nobody."""
    found, titles = bottleneck(result.roadmap), Titles(result)
    label = sentence("Bottleneck")
    if found is None:
        return label, sentence("Nobody"), sentence("everybody has time to spare")
    return label, say_worker(found, titles), say_busy(found)
