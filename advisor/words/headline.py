"""What a decider wants to hear first: where the team stands, and whether its date holds."""

from datetime import date

from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.model import Roadmap
from advisor.translation import sentence
from advisor.words.coverage import say_thin
from advisor.words.level_held import level_unknown, say_held
from advisor.words.phrase import within
from advisor.words.plan import headline
from advisor.words.quantity import say_date
from advisor.words.target import say_target


def say_judgement(result: Result) -> str:
    """Return in a sentence or two which level is held and when the next goal is reached."""
    if thin := say_thin(result):
        return thin
    if level_unknown(result, basis=basis_of(result)) or not _foreseen(result.roadmap):
        return f"{_stands(result)} {headline(result)}"
    roadmap, given = result.roadmap, _given(result)
    wanted = roadmap.target and roadmap.target.by
    goal = {**given, "goal": say_target(result), "likely": say_date(roadmap.likely or date.max)}
    by = say_date(wanted) if wanted else ""
    match roadmap.status:
        case "met":
            return sentence(
                "{team} is at {held}; it is likely to reach {goal} by {likely}, in time for the "
                "target date of {by}.",
                by=by,
                **goal,
            )
        case "at-risk":
            return sentence(
                "{team} is at {held}; {goal} by the target date of {by} is at risk: it is likely "
                "only by {likely}.",
                by=by,
                **goal,
            )
        case "missed":
            return sentence(
                "{team} is at {held}; it will probably miss its target date of {by}: {goal} is "
                "likely by {likely}.",
                by=by,
                **goal,
            )
        case _:
            return sentence(
                "{team} is at {held}; it is likely to reach {goal} by {likely}.", **goal
            )


def _foreseen(roadmap: Roadmap) -> bool:
    """Tell whether there is a likely date for the whole target."""
    return roadmap.likely is not None and roadmap.outcome in {"scheduled", "late"}


def _stands(result: Result) -> str:
    if result.held(basis_of(result)) is None:
        return sentence(
            "{team} can hold no level: no core feature applies to it.", **_given(result)
        )
    if level_unknown(result, basis=basis_of(result)):
        held = say_held(result, basis=basis_of(result))
        return sentence("{team}: {held}.", team=result.team["name"], held=held)
    return sentence("{team} is at {held}.", **_given(result))


def _given(result: Result) -> dict[str, str]:
    """Return the team with the level it holds, as the answers or as evidence has it."""
    held = within(say_held(result, basis=basis_of(result)))
    return {"team": str(result.team["name"]), "held": held}
