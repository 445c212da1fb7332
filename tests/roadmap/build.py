"""Teams and rubrics to plan with."""

from collections.abc import Mapping
from dataclasses import replace

from advisor import score
from advisor.assessment.model import Answer, Assessment, Team
from advisor.roadmap.position import Position, position_of
from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import Criterion, Feature, Level, Practice, ProfileField, Role, Rubric
from advisor.rubric.step_model import EffortRange, Step, StepTask, TaskEffort
from tests.build import DAY, assessment
from tests.strategies import backups


def position_of_team(
    rubric: Rubric, levels: Mapping[str, int | str | None] | None = None
) -> Position:
    """Return the position of a team with these answers, or with 0 for every practice."""
    answers = levels or {practice.id: 0 for practice in rubric.practices}
    return position_of(rubric, score(rubric, assessment(rubric, answers)), "claimed", ())


def with_gates(rubric: Rubric, gates: Mapping[str, dict[int, int]]) -> Rubric:
    """Return a rubric without criteria with other gates of some practices."""
    practices = tuple(
        replace(p, gates=gates[p.id], criteria=()) if p.id in gates else p for p in rubric.practices
    )
    return with_implied(replace(rubric, practices=practices))


def facts() -> Rubric:
    """Return a small rubric of criteria, whose steps say task by task what they meet.

    Level 1 takes a copy, and a restore for being guarded; level 2 a timer. A regulated team has to
    keep records. Labels, notes and mail define nothing.
    """
    backup, restore = backups().practices
    practices = (
        _practice(
            backup,
            "copies.backup",
            Criterion(id="copied", level=1, text="A copy exists.", defines=("copy",)),
            Criterion(id="labelled", level=1, text="It bears a label."),
            Criterion(id="timed", level=2, text="A timer starts it.", defines=("timer",)),
            Criterion(id="mailed", level=2, text="A failure sends mail."),
        ),
        _practice(
            restore,
            "copies.restore",
            Criterion(id="tried", level=1, text="A file came back.", defines=("way-back",)),
            Criterion(id="noted", level=1, text="Obstacles are noted."),
        ),
        _practice(
            restore,
            "copies.record",
            Criterion(
                id="kept", level=1, text="Records exist.", demanded_when={"regulated": (True,)}
            ),
        ),
    )
    levels = (
        backups().levels[0],
        _level(1, Feature(id="copy", title="Copy", summary="It exists."), _GUARD),
        _level(2, Feature(id="timer", title="Timer", summary="It runs.")),
    )
    steps = (
        _step("backup", 1, ("copied", 2.0), ("labelled", 1.0)),
        _step("backup", 2, ("timed", 3.0), ("mailed", 1.0), requires=("copies.backup/copied",)),
        _step("restore", 1, ("tried", 2.0), ("noted", 2.0), requires=("copies.backup/copied",)),
        _step("record", 1, ("kept", 4.0)),
    )
    regulated = ProfileField(id="regulated", title="Regulated", question="Are there rules?")
    rubric = replace(
        backups(),
        levels=levels,
        practices=practices,
        steps=steps,
        profile=(regulated,),
        roles=(Role(id="operator", title="Operator"),),
    )
    return with_implied(rubric)


_GUARD = Feature(id="way-back", title="Way back", summary="It works.", role="component")


def _practice(like: Practice, name: str, *criteria: Criterion) -> Practice:
    return replace(like, id=name, criteria=criteria, gates={}, features=(), weight=1.0, evidence={})


def _level(number: int, *features: Feature) -> Level:
    return replace(backups().levels[number], features=features)


def _step(
    practice: str, level: int, *tasks: tuple[str, float], requires: tuple[str, ...] = ()
) -> Step:
    name = f"copies.{practice}"
    return replace(
        backups().steps[0],
        id=f"{name}-{level}",
        title=f"{practice} {level}",
        raises={name: level},
        requires=requires,
        effort={},
        tasks=tuple(
            StepTask(
                do=f"Do what is {criterion}.",
                title=f"Only {criterion}",
                meets=(f"{name}/{criterion}",),
                effort=TaskEffort(once={"operator": days_of(days)}),
            )
            for criterion, days in tasks
        ),
    )


def days_of(likely: float) -> EffortRange:
    """Return an effort of that many person-days, and no other."""
    return EffortRange(low=likely, likely=likely, high=likely)


def team_with(*met: str, regulated: bool = False, unknown: tuple[str, ...] = ()) -> Assessment:
    """Return a team that has met some criteria of `facts`, as ``practice/criterion``.

    Some are not known, and all others are unmet.
    """
    answers = {}
    for practice in facts().practices:
        names = {f"{practice.id}/{c.id}": c.id for c in practice.criteria}
        answers[practice.id] = Answer(
            met=tuple(c for name, c in names.items() if name in met),
            unmet=tuple(c for name, c in names.items() if name not in {*met, *unknown}),
            unknown=tuple(c for name, c in names.items() if name in unknown),
        )
    return Assessment(
        rubric=facts().reference,
        team=Team(name="Any team", profile={"regulated": regulated}),
        assessed_on=DAY,
        answers=answers,
    )


def position_with(*met: str, regulated: bool = False, unknown: tuple[str, ...] = ()) -> Position:
    """Return where a team stands that has met some criteria of `facts`."""
    card = score(facts(), team_with(*met, regulated=regulated, unknown=unknown))
    return position_of(facts(), card, "claimed", ())
