"""What a plan leads to and when, and what was assumed for it."""

from collections.abc import Iterator
from datetime import date

from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.model import Milestone, Roadmap, RoadmapStep
from advisor.translation import counted, sentence
from advisor.words.find_out import say_once_known
from advisor.words.phrase import capital
from advisor.words.practice import say_practices
from advisor.words.quantity import say_date, say_days
from advisor.words.target import say_goal, say_target
from advisor.words.titles import Titles


def headline(result: Result) -> str:
    """Return what the roadmap leads to and when, and whether that rests on what is not known."""
    roadmap = result.roadmap
    number, goal = len(roadmap.steps) - len(later_ends(roadmap)), say_target(result)
    by = "" if not roadmap.target or not roadmap.target.by else say_date(roadmap.target.by)
    end = "" if roadmap.reached_on is None else say_date(roadmap.reached_on)
    match roadmap.outcome:
        case "scheduled" | "late" if roadmap.likely and roadmap.even:
            said = _likely(number, goal, roadmap, by) + _after(roadmap)
        case "scheduled" | "late":
            said = _scheduled(number, goal, end, by) + _after(roadmap)
        case "partial":
            said = _partial(number, by)
        case "ordered":
            said = counted(
                "{n} step to {goal}, in an order in which they can be done.",
                "{n} steps to {goal}, in an order in which they can be done.",
                number,
                goal=goal,
            )
        case "unstaffed":
            said = counted(
                "{n} step to {goal}, for which people are missing.",
                "{n} steps to {goal}, for which people are missing.",
                number,
                goal=goal,
            )
        case "reached":
            return say_nothing_left(roadmap)
        case "unreachable":
            return _unreachable(number, capital(goal))
    return " ".join(filter(None, [said, say_once_known(roadmap)]))


def say_nothing_left(roadmap: Roadmap) -> str:
    """Return that the target is reached, or that nothing is known to be lacking."""
    if not roadmap.not_known:
        return nothing_left()
    return counted(
        "Nothing is known to be lacking for this target, and {n} fact is not known.",
        "Nothing is known to be lacking for this target, and {n} facts are not known.",
        roadmap.not_known,
    )


def nothing_left() -> str:
    """Return that the target is reached."""
    return sentence("Nothing is left to do for this target.")


def _likely(number: int, goal: str, roadmap: Roadmap, by: str) -> str:
    """Return when the target is reached, and how that stands to the date wanted."""
    likely, even = roadmap.likely or date.max, roadmap.even or date.max
    days = {"likely": say_date(likely), "even": say_date(even)}
    if likely == even:
        reached = counted(
            "{n} step to {goal}: likely by {likely} (85 % or more).",
            "{n} steps to {goal}: likely by {likely} (85 % or more).",
            number,
            goal=goal,
            **days,
        )
    else:
        reached = counted(
            "{n} step to {goal}: likely by {likely} (85 %), with even odds by {even} (50 %).",
            "{n} steps to {goal}: likely by {likely} (85 %), with even odds by {even} (50 %).",
            number,
            goal=goal,
            **days,
        )
    judged = say_status(roadmap, by)
    return f"{reached} {judged}" if judged else reached


def say_status(roadmap: Roadmap, by: str) -> str:
    """Return whether the wanted date is met, at risk or missed; nothing without one."""
    word = say_status_word(roadmap)
    return sentence("The target date of {by} is {word}.", by=by, word=word) if word else ""


def say_status_word(roadmap: Roadmap) -> str:
    """Return how the likely date stands to the one wanted, in a word; nothing without one."""
    return {
        "met": sentence("met"),
        "at-risk": sentence("at risk"),
        "missed": sentence("missed"),
    }.get(roadmap.status, "")


def _scheduled(number: int, goal: str, end: str, by: str) -> str:
    if by:
        return counted(
            "{n} step to {goal}, reached on {end}, by {by} as asked.",
            "{n} steps to {goal}, reached on {end}, by {by} as asked.",
            number,
            goal=goal,
            end=end,
            by=by,
        )
    return counted(
        "{n} step to {goal}, reached on {end}.",
        "{n} steps to {goal}, reached on {end}.",
        number,
        goal=goal,
        end=end,
    )


def _partial(number: int, by: str) -> str:
    if not number:
        return sentence(
            "No further level is reached by {by}; nothing can be done until then.", by=by
        )
    return counted(
        "No further level is reached by {by}; {n} step can be done until then.",
        "No further level is reached by {by}; {n} steps can be done until then.",
        number,
        by=by,
    )


def _unreachable(number: int, goal: str) -> str:
    if not number:
        return sentence("{goal} is out of reach.", goal=goal)
    return counted(
        "{goal} is out of reach; {n} step leads towards it.",
        "{goal} is out of reach; {n} steps lead towards it.",
        number,
        goal=goal,
    )


def _after(roadmap: Roadmap) -> str:
    """Return how many steps end after the target is held, and when the last of them does."""
    ends = later_ends(roadmap)
    if not ends:
        return ""
    last, likely = max(ends), roadmap.likely
    if likely is None or last > likely:
        return " " + counted(
            "{n} more step goes beyond it, until {day}.",
            "{n} more steps go beyond it, the last until {day}.",
            len(ends),
            day=say_date(last),
        )
    # Told by the plan's day it would be over before the target is likely reached.
    sure = [step.likely_end for step in roadmap.steps if step.likely_end]
    return " " + counted(
        "{n} more step goes beyond it, likely done by {day}.",
        "{n} more steps go beyond it, the last likely done by {day}.",
        len(ends),
        day=say_date(max(sure, default=likely)),
    )


def later_ends(roadmap: Roadmap) -> list[date]:
    """Return the last days of the steps that the target does not wait for."""
    return [step.end for step in later_steps(roadmap) if step.end]


def later_steps(roadmap: Roadmap) -> list[RoadmapStep]:
    """Return the steps that the target does not wait for."""
    held = roadmap.reached_on
    if roadmap.outcome not in {"scheduled", "late"} or held is None:
        return []
    return [step for step in roadmap.steps if step.end and step.end > held]


def say_order(result: Result) -> str:
    """Return how many steps there are, to where, and at what effort; nothing without a target."""
    roadmap = result.roadmap
    held = result.held(basis_of(result))
    if held is None:
        return sentence("No core feature applies, so there is no level to lead to.")
    if roadmap.outcome == "reached" and (roadmap.not_known or held < result.top):
        return say_nothing_left(roadmap)
    if roadmap.outcome == "reached":
        return sentence("Nothing is left to do in this rubric: the highest level is held.")
    if roadmap.target is None:
        return ""
    intro = " ".join(filter(None, [_order_and_effort(result), say_once_known(roadmap)]))
    if not roadmap.unreached:
        return intro
    lacking = say_practices(roadmap.unreached, Titles(result))
    return f"{intro} " + sentence("The rubric has no step for {practices}.", practices=lacking)


def _order_and_effort(result: Result) -> str:
    roadmap, goal = result.roadmap, say_target(result)
    days, beyond = say_days(roadmap.likely_days), len(later_ends(roadmap))
    if not beyond:
        return counted(
            "{n} step to {target}, about {days}.",
            "{n} steps to {target}, about {days}, in an order in which they can be done: what a "
            "step needs stands before it.",
            len(roadmap.steps),
            target=goal,
            days=days,
        )
    return sentence(
        "{number} steps, about {days}, {n} of them to {target}, in an order in which they can be "
        "done: what a step needs stands before it.",
        number=len(roadmap.steps),
        days=days,
        n=len(roadmap.steps) - beyond,
        target=goal,
    )


def milestones(result: Result) -> Iterator[tuple[str, date, str]]:
    """Yield each level that gets a date, the day it is likely reached, and how sure that is."""
    for reached in result.roadmap.milestones:
        if reached.date:
            even = say_date(reached.p50) if reached.p50 else ""
            sure = sentence("likely (85 %), even odds by {day}", day=even) if even else ""
            yield capital(say_goal(result, reached)), reached.p85 or reached.date, sure


def reached_by(result: Result) -> dict[str, tuple[Milestone, ...]]:
    """Return for each step with which levels are reached, overall or in parts, all of them."""
    found: dict[str, tuple[Milestone, ...]] = {}
    for reached in result.roadmap.milestones:
        found[reached.step] = (*found.get(reached.step, ()), reached)
    return found
