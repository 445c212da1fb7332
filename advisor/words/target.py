"""What a plan aims at and reaches: levels, overall and in parts of the rubric."""

from collections.abc import Iterator

from advisor.result.basis import basis_of
from advisor.result.model import Result
from advisor.roadmap.model import Feasible, Milestone, Roadmap
from advisor.scoring.model import Scorecard
from advisor.scoring.states import Basis
from advisor.translation import sentence
from advisor.words.level import say_in_part, say_number
from advisor.words.phrase import join_words
from advisor.words.titles import Titles


def say_target(result: Result) -> str:
    """Return what the roadmap leads to: `level 1`, `guarded level 1` or `level 1 in Testing`."""
    target = result.roadmap.target
    if target is None:
        return sentence("nothing further")
    parts = Titles(result).parts
    chosen = {**target.dimensions, **target.stages}
    whole = [] if target.level is None else [_say_whole(result, target.level)]
    said = join_words([*whole, *(say_in_part(n, parts[name]) for name, n in chosen.items())])
    return _sound(said) if target.sound else said


def _say_whole(result: Result, level: int) -> str:
    """Return a level of the whole; one that is held already is a target for being guarded."""
    if not level:
        return sentence("mend what hurt or is demanded")
    held = result.held(basis_of(result)) or 0
    if held >= level or first_unguarded(result.roadmap, level):
        return sentence("guarded level {level}", level=level)
    return say_number(level)


def say_goal(result: Result, reached: Milestone) -> str:
    """Return the same of a goal; a level that is held already is one for being guarded."""
    if reached.dimension or reached.stage or not reached.guarded or reached.sound:
        return say_milestone(reached, Titles(result))
    return _say_whole(result, reached.level)


def first_unguarded(roadmap: Roadmap, level: int | None) -> Milestone | None:
    """Return when a level of the whole is reached before it is guarded; None where at once."""
    whole = (m for m in roadmap.milestones if not (m.dimension or m.stage or m.guarded))
    return next((m for m in whole if m.level == level), None)


def _sound(target: str) -> str:
    """Return a target that asks for every criterion up to its level."""
    return sentence("{target} with all criteria", target=target)


def say_milestone(reached: Milestone, titles: Titles) -> str:
    """Return what is reached in a few words: `level 1`, `level 1 (unguarded)`."""
    part = reached.dimension or reached.stage
    said = say_in_part(reached.level, titles.parts[part]) if part else say_number(reached.level)
    if not reached.guarded:
        return sentence("{level} (unguarded)", level=said)
    return _sound(said) if reached.sound else said


def levels_had(feasible: Feasible, card: Scorecard, basis: Basis) -> Iterator[str]:
    """Yield the levels that can be had and are not held yet."""
    held = card.held(basis)
    if feasible.level is not None and (held is None or feasible.level > held):
        yield say_number(feasible.level)
    titles = Titles(card).parts
    for name, level in (*feasible.dimensions.items(), *feasible.stages.items()):
        if level:
            yield say_in_part(level, titles[name])
