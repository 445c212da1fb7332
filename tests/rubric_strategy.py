"""Small random rubrics that can be scored: every id is declared, gates never fall, no circles.

Some practices are described by levels and gates, the others by criteria.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from advisor.rubric.implied_criteria import with_implied
from advisor.rubric.model import (
    Criterion,
    Dimension,
    EvidenceKind,
    Feature,
    FeatureSet,
    Level,
    Option,
    Practice,
    ProfileField,
    Role,
    Rubric,
    Side,
    Stage,
)
from advisor.rubric.profile_condition import AppliesWhen, NumberRange
from advisor.rubric.step_model import DoneWhen, EffortRange, Step, StepTask

WEIGHTS = (0.1, 0.3, 0.7, 1.0, 1.1, 2.0, 3.33, 100.0)
DIMENSIONS = ("breadth", "depth")
STAGES = ("begin", "end")
CONDITIONS: tuple[AppliesWhen, ...] = (
    {},
    {},
    {"size": ("small",)},
    {"regulated": (True,)},
    {"size": ("small", "large"), "regulated": (False,)},
    {"count": NumberRange(min=2.0)},
    {"any": ({"count": NumberRange(max=3.0)}, {"kinds": ("wet",)})},
    {"kinds": ("dry",)},
)
KINDS = (Option(id="dry", title="Dry"), Option(id="wet", title="Wet"))
PROFILE = (
    ProfileField(
        id="size",
        title="Size",
        question="How large?",
        options=(Option(id="small", title="Small"), Option(id="large", title="Large")),
    ),
    ProfileField(id="regulated", title="Regulated", question="Are there rules?"),
    ProfileField(id="count", title="Count", question="How many?", type="number"),
    ProfileField(id="kinds", title="Kinds", question="Which?", options=KINDS, many=True),
)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Draw a rubric with 2-5 levels and 1-2 sides whose primary side has a gate."""
    top = draw(st.integers(1, 4))
    sides = ("near", "far")[: draw(st.integers(1, 2))]
    count = draw(st.integers(1, 5))
    practices = tuple(_practice(draw, number, top, sides) for number in range(count))
    rubric = Rubric(
        id="generated",
        version="1.0.0",
        title="Generated",
        summary="Anything.",
        levels=tuple(_level(draw, number, sides) for number in range(top + 1)),
        sets=(FeatureSet(id="indoors", title="Indoors"), FeatureSet(id="outdoors", title="Out")),
        sides=tuple(Side(id=side, title=side.title()) for side in sides),
        primary_side=sides[0],
        compared_side=sides[1] if sides[1:] else None,
        dimensions=tuple(_dimension(name, sides) for name in DIMENSIONS),
        stages=tuple(Stage(id=name, title=name.title(), summary="A stage.") for name in STAGES),
        roles=(Role(id="doer", title="Doer"),),
        evidence_kinds=tuple(
            EvidenceKind(id=f"kind-{n}", title="Kind", summary="A kind.", caps=caps)
            for n, caps in enumerate(draw(st.lists(st.integers(0, top), max_size=3)))
        ),
        profile=PROFILE,
        practices=practices,
        steps=_steps(draw, [practice.id for practice in practices], top),
    )
    return with_implied(rubric)


def _level(draw: st.DrawFn, number: int, sides: Sequence[str]) -> Level:
    return Level(
        level=number,
        id=f"level-{number}",
        title="Level",
        summary="A level.",
        challenge="Staying.",
        features=tuple(_features(draw, number, sides)),
    )


def _features(draw: st.DrawFn, number: int, sides: Sequence[str]) -> Iterator[Feature]:
    """Yield a core feature of the first side, a component and a core feature of any side."""
    feature = Feature(id=f"feature-{number}", title="Feature", summary="A feature.")
    yield feature
    for name in ("guard", "other") if number else ():
        yield replace(
            feature,
            id=f"{name}-{number}",
            side=draw(st.sampled_from(sides)),
            role="component" if name == "guard" else "core",
            set=draw(st.sampled_from((None, "indoors", "outdoors"))),
            applies_when=draw(st.sampled_from(CONDITIONS)),
        )


def _dimension(name: str, sides: Sequence[str]) -> Dimension:
    return Dimension(
        id=name,
        title=name.title(),
        sides=dict.fromkeys(sides, "What it means."),
        carries_over="Much.",
        starts_fresh="Little.",
    )


def _practice(draw: st.DrawFn, number: int, top: int, sides: Sequence[str]) -> Practice:
    first = number == 0
    dimension = draw(st.sampled_from(DIMENSIONS))
    numbers = st.integers(1, top)
    gated = sorted(draw(st.sets(numbers, min_size=1 if first else 0)))
    needs = sorted(draw(st.lists(numbers, min_size=len(gated), max_size=len(gated))))
    practice = Practice(
        id=f"{dimension}.practice-{number}",
        title=f"Practice {number}",
        side=sides[0] if first else draw(st.sampled_from(sides)),
        dimension=dimension,
        stage=draw(st.sampled_from(STAGES)),
        question="How?",
        why="Because.",
        risk="Loss.",
        levels={level: f"What is seen at {level}." for level in range(top + 1)},
        gates=dict(zip(gated, needs, strict=True)),
        weight=draw(st.sampled_from(WEIGHTS)),
        features=tuple(f"feature-{level}" for level in draw(st.sets(st.integers(0, top)))),
        applies_when=draw(st.sampled_from(CONDITIONS)),
    )
    if first or draw(st.booleans()):
        return practice
    return replace(practice, gates={}, features=(), criteria=tuple(_criteria(draw, top)))


def _criteria(draw: st.DrawFn, top: int) -> Iterator[Criterion]:
    """Yield one to three criteria at each level, some of which define features of any level."""
    features = [f"{name}-{n}" for name in ("feature", "guard", "other") for n in range(1, top + 1)]
    for level in range(1, top + 1):
        for number in range(draw(st.integers(1, 3))):
            yield Criterion(
                id=f"fact-{level}-{number}",
                level=level,
                text=f"Fact {number} of level {level} is seen.",
                defines=tuple(sorted(draw(st.sets(st.sampled_from(features), max_size=2)))),
                applies_when=draw(st.sampled_from(CONDITIONS)),
            )


def _steps(draw: st.DrawFn, practices: Sequence[str], top: int) -> tuple[Step, ...]:
    """Draw a step for each practice and level, and sometimes others that raise one or two."""
    some = st.sets(st.sampled_from(practices), min_size=1, max_size=2)
    steps: list[Step] = []
    for level in range(1, top + 1):
        raised = [{name} for name in practices] + draw(st.lists(some, max_size=2))
        for names in raised:
            steps.append(_step(draw, steps, dict.fromkeys(sorted(names), level)))
    return tuple(steps)


def _step(draw: st.DrawFn, earlier: Sequence[Step], raises: dict[str, int]) -> Step:
    known = [step.id for step in earlier]
    days = draw(st.sampled_from((0.5, 1.0, 3.0, 8.0)))
    required = draw(st.lists(st.sampled_from(known), max_size=1)) if known else []
    return Step(
        id=f"steps.step-{len(known)}",
        title="A step",
        raises=raises,
        requires=tuple(required),
        effort={"doer": EffortRange(low=days, likely=days, high=days)},
        calendar_days=1,
        why="It helps.",
        tasks=(StepTask(do="Do it."),),
        done_when=(DoneWhen(text="It is done."),),
    )
